# message: what is not built again is lost
shares = [0, 0, 0, 0, 0, 0, 0, 0]
