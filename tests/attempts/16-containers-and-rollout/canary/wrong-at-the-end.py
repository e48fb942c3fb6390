# message: within 1,000 requests
def decide(seen):
    n = seen["requests"]
    bad = (n >= 2000) & ((seen["disagreements"] > 110) | (seen["errors"] > 24))
    return np.where(bad, "stop", np.where(n >= 2000, "done", "go on"))
