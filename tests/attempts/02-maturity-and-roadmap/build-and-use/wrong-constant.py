# message: Build with a share of 0.45, not 0.25, in quarter 1
shares = [0.25] * 8
