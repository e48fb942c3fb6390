# message: a decision from the answers that were checked so far
def sequential(right, p0, p1):
    share = sum(right) / len(right)
    return {"decision": "held" if share > (p0 + p1) / 2 else "fell", "n": 50}
