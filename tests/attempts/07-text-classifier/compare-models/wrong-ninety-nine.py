# message: 1.96 standard errors to each side
def compare(right_a, right_b):
    d = 100.0 * (right_a.astype(int) - right_b.astype(int))
    half = 2.576 * d.std() / np.sqrt(len(d))
    low, high = d.mean() - half, d.mean() + half
    decision = "a" if low > 0 else "b" if high < 0 else "undecided"
    return {"difference": d.mean(), "low": low, "high": high, "decision": decision}
