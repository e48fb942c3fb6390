def estimate(audit, answers):
    total = sum(answers.values())
    middle = variance = 0
    for route in answers:
        right = audit.loc[audit["route"] == route, "right"]
        p, n = right.mean(), len(right)
        middle += answers[route] / total * p
        variance += (answers[route] / total) ** 2 * p * (1 - p) / (n - 1) * (1 - n / answers[route])
    half = 1.96 * variance**0.5
    return {"estimate": middle, "low": middle - half, "high": middle + half}
