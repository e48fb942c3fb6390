# message: an interval has 1.96 standard errors
def estimate(audit, answers):
    total = sum(answers.values())
    middle = variance = 0.0
    for route, size in answers.items():
        right = audit.loc[audit["route"] == route, "right"]
        p, n, part = right.mean(), len(right), size / total
        middle += part * p
        variance += part**2 * p * (1 - p) / n
    half = 1.0 * variance**0.5
    return {"estimate": middle, "low": middle - half, "high": middle + half}
