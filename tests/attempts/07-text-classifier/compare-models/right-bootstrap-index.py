def compare(right_a, right_b):
    both = pd.DataFrame({"a": right_a, "b": right_b}).astype(float)
    found = []
    for s in range(2000):
        again = both.sample(frac=1, replace=True, random_state=s).mean()
        found.append(100 * (again["a"] - again["b"]))
    low, high = np.quantile(found, 0.025), np.quantile(found, 0.975)
    decision = {(True, True): "a", (False, False): "b"}.get((low > 0, high >= 0), "undecided")
    return {
        "difference": 100 * (both["a"].mean() - both["b"].mean()),
        "low": low,
        "high": high,
        "decision": decision,
    }
