# message: differ less than two separate samples would
def compare(right_a, right_b):
    rng = np.random.default_rng(1)
    n = len(right_a)
    draws = [100 * (rng.choice(right_a, n).mean() - rng.choice(right_b, n).mean()) for _ in range(1000)]
    low, high = np.percentile(draws, [2.5, 97.5])
    decision = "a" if low > 0 else "b" if high < 0 else "undecided"
    return {"difference": 100 * (right_a.mean() - right_b.mean()), "low": low, "high": high, "decision": decision}
