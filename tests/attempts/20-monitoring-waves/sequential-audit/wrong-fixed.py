# message: where it is clear early, stop early
def sequential(right, p0, p1):
    spread = (p0 * (1 - p0)) ** 0.5 + (p1 * (1 - p1)) ** 0.5
    n = round((1.645 * spread / (p0 - p1)) ** 2)
    share = sum(right[:n]) / n
    return {"decision": "held" if share > (p0 + p1) / 2 else "fell", "n": n}
