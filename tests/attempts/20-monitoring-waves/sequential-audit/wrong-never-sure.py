# message: end undecided
def sequential(right, p0, p1):
    return {"decision": "undecided", "n": 100}
