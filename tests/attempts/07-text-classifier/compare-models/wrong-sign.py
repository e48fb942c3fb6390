# message: b minus a
def compare(right_a, right_b):
    d = 100.0 * (right_b.astype(int) - right_a.astype(int))
    half = 1.96 * d.std() / np.sqrt(len(d))
    low, high = d.mean() - half, d.mean() + half
    decision = "b" if low > 0 else "a" if high < 0 else "undecided"
    return {"difference": d.mean(), "low": low, "high": high, "decision": decision}
