# message: without solutions trust falls
shares = [0.5] * 8
