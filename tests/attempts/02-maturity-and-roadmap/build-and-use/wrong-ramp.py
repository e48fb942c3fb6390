# message: Build with a share of 0.5, not 0.7, in quarter 2
shares = [0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]
