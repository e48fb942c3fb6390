# message: the ends in percentage points
def compare(right_a, right_b):
    d = right_a.astype(int) - right_b.astype(int)
    half = 1.96 * d.std() / np.sqrt(len(d))
    low, high = d.mean() - half, d.mean() + half
    decision = "a" if low > 0 else "b" if high < 0 else "undecided"
    return {"difference": 100 * d.mean(), "low": low, "high": high, "decision": decision}
