# message: without solutions trust falls
shares = [1, 1, 1, 1, 1, 1, 1, 1]
