# message: who looks after every answer
def sequential(right, p0, p1):
    k = 0
    for n, one in enumerate(right, 1):
        k += one
        if n < 20:
            continue
        low, high = examine.wilson(k, n)
        if high < p0:
            return {"decision": "fell", "n": n}
        if low > p1:
            return {"decision": "held", "n": n}
    return {"decision": "undecided", "n": len(right)}
