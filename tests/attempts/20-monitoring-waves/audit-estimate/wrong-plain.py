# message: each route counts with its part of the wave
def estimate(audit, answers):
    p, n = audit["right"].mean(), len(audit)
    half = 1.96 * (p * (1 - p) / n) ** 0.5
    return {"estimate": p, "low": p - half, "high": p + half}
