# message: 6 able persons or more at the end
shares = [0.4, 0.3, 0.3, 0.3, 0.2, 0, 0, 0]
