# message: a canary ends
def decide(seen):
    n = seen["requests"]
    bad = (n >= 300) & ((seen["disagreements"] > 0.065 * n) | (seen["errors"] > 0.0145 * n))
    return np.where(bad, "stop", "go on")
