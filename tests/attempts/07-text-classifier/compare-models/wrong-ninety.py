# message: it leaves 2.5 % on each side
def compare(right_a, right_b):
    d = 100.0 * (right_a.astype(int) - right_b.astype(int))
    half = 1.645 * d.std() / np.sqrt(len(d))
    low, high = d.mean() - half, d.mean() + half
    decision = "a" if low > 0 else "b" if high < 0 else "undecided"
    return {"difference": d.mean(), "low": low, "high": high, "decision": decision}
