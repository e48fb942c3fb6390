# message: each route counts with its part of the wave
def estimate(audit, answers):
    total = sum(answers.values())
    middle = variance = 0.0
    for route, size in answers.items():
        right = audit.loc[audit["route"] == route, "right"]
        p, n, part = right.mean(), len(right), size / total
        middle += 0.5 * p
        variance += 0.25 * p * (1 - p) / n
    half = 1.96 * variance**0.5
    return {"estimate": middle, "low": middle - half, "high": middle + half}
