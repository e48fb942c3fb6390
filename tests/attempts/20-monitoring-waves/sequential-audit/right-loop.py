def sequential(right, p0, p1):
    score = 0.0
    for n, one in enumerate(right, start=1):
        score += math.log(p1 / p0 if one else (1 - p1) / (1 - p0))
        if score >= 2.944:
            return {"decision": "fell", "n": n}
        if score <= -2.944:
            return {"decision": "held", "n": n}
    return {"decision": "undecided", "n": len(right)}
