def compare(right_a, right_b):
    d = (right_a.astype(int) - right_b.astype(int)) * 100
    error = d.std() / len(d) ** 0.5
    low, high = d.mean() - 1.96 * error, d.mean() + 1.96 * error
    decision = "undecided"
    if low > 0:
        decision = "a"
    elif high < 0:
        decision = "b"
    return dict(difference=d.mean(), low=low, high=high, decision=decision)
