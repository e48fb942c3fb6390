# message: write decimal numbers with a point
shares = [0,25, 0,25, 0,25, 0,25, 0,25, 0,25, 0,25, 0,25]
