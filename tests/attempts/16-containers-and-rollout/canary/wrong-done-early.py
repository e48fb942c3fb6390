# message: "done" only at 2,000 requests
def decide(seen):
    n = seen["requests"]
    bad = (seen["disagreements"] > 0.065 * n) | (seen["errors"] > 0.015 * n)
    return np.where(n < 300, "go on", np.where(bad, "stop", "done"))
