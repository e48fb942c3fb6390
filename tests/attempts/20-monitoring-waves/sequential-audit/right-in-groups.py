def sequential(right, p0, p1):
    n = 0
    while n < len(right):
        n = min(n + 15, len(right))
        k = sum(right[:n])
        score = k * math.log(p1 / p0) + (n - k) * math.log((1 - p1) / (1 - p0))
        if abs(score) > 2.75:
            return {"decision": "fell" if score > 0 else "held", "n": n}
    return {"decision": "held" if sum(right) / n > (p0 + p1) / 2 else "fell", "n": n}
