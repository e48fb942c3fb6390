# message: in the first 200 requests
def decide(seen):
    n = seen["requests"]
    bad = (n >= 20) & (seen["disagreements"] > 0.06 * n)
    return np.where(bad, "stop", np.where(n >= 2000, "done", "go on"))
