# message: a list of eight numbers
shares = [0.3] * 7
