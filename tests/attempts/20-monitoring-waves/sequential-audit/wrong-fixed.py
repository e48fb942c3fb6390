# message: where it is clear early, stop early
def sequential(right, p0, p1):
    n = examine.fixed_size(p0, p1)
    share = sum(right[:n]) / n
    return {"decision": "held" if share > (p0 + p1) / 2 else "fell", "n": n}
