# message: is no audit that stops
def sequential(right, p0, p1):
    middle = (p0 + p1) / 2
    both = math.sqrt(p0 * (1 - p0)) + math.sqrt(p1 * (1 - p1))
    n = math.ceil(0.72 * (1.645 * both / (p0 - p1)) ** 2)
    return {"decision": "held" if sum(right[:n]) / n > middle else "fell", "n": n}
