# message: 6 able persons or more at the end
shares = [1, 1, 1, 1, 1, 1, 1, 1]
