# message: Or begin again with the same number in all quarters
shares = [0.1, 0.1, 0.1, 0.2, 0.4, 0.5, 0.5, 0.5]
