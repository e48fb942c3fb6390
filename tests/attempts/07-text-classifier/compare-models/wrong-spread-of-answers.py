# message: is not the spread of their mean
def compare(right_a, right_b):
    d = 100.0 * (right_a.astype(int) - right_b.astype(int))
    low, high = d.mean() - 1.96 * d.std(), d.mean() + 1.96 * d.std()
    decision = "a" if low > 0 else "b" if high < 0 else "undecided"
    return {"difference": d.mean(), "low": low, "high": high, "decision": decision}
