# message: the two decisions are changed over
def sequential(right, p0, p1):
    score = 0.0
    for n, one in enumerate(right, start=1):
        score += math.log(p1 / p0 if one else (1 - p1) / (1 - p0))
        if abs(score) > 2.944:
            return {"decision": "held" if score > 0 else "fell", "n": n}
    return {"decision": "undecided", "n": len(right)}
