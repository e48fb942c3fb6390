def estimate(audit, answers):
    rng = np.random.default_rng(0)
    total = sum(answers.values())
    middle, draws = 0.0, np.zeros(4000)
    for route, size in answers.items():
        right = audit.loc[audit["route"] == route, "right"].to_numpy(dtype=float)
        middle += size / total * right.mean()
        draws += size / total * rng.choice(right, (4000, len(right))).mean(axis=1)
    low, high = np.quantile(draws, [0.025, 0.975])
    return {"estimate": middle, "low": low, "high": high}
