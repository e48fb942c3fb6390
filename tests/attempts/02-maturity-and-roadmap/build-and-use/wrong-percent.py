# message: the share of quarter 1 from 0 to 1
shares = [40, 40, 30, 30, 20, 20, 20, 10]
