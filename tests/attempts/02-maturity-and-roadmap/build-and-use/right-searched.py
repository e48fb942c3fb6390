rng = np.random.default_rng(1)
shares, best = np.full(8, 0.3), 0
for _ in range(150):
    tried = np.clip(shares + rng.normal(0, 0.06, 8), 0, 1)
    found = run(tried)
    if found["able"][-1] >= 6.02 and found["total"] > best:
        shares, best = tried, found["total"]
