# message: too many errors
def decide(seen):
    n = seen["requests"]
    bad = (n >= 200) & (seen["disagreements"] > 0.04 * n + 3.5 * np.sqrt(0.04 * n))
    return np.where(bad, "stop", np.where(n >= 2000, "done", "go on"))
