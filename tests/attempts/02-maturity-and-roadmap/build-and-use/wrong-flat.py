# message: Build with a share of
shares = [0.2, 0.2, 0.2, 0.2, 0.2, 0.25, 0.25, 0.2]
