# message: who stops at the first look that suits
def sequential(right, p0, p1):
    k = 0
    for n, one in enumerate(right, 1):
        k += one
        if n < 20:
            continue
        half = 1.96 * (k / n * (1 - k / n) / n) ** 0.5
        low, high = k / n - half, k / n + half
        if high < p0:
            return {"decision": "fell", "n": n}
        if low > p1:
            return {"decision": "held", "n": n}
    return {"decision": "undecided", "n": len(right)}
