# message: only if the whole interval is on its side of 0
def compare(right_a, right_b):
    d = 100.0 * (right_a.astype(int) - right_b.astype(int))
    half = 1.96 * d.std() / np.sqrt(len(d))
    decision = "a" if d.mean() > 0 else "b"
    return {"difference": d.mean(), "low": d.mean() - half, "high": d.mean() + half, "decision": decision}
