shares = np.full(8, 0.25)
shares[0] = 0.45
shares[-1] = 0.2
