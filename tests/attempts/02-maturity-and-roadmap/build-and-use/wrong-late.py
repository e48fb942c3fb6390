# message: days that you can still use
shares = [0.1, 0.1, 0.1, 0.2, 0.4, 0.5, 0.5, 0.5]
