# message: too many other codes
def decide(seen):
    n = seen["requests"]
    bad = (n >= 200) & (seen["errors"] > 0.005 * n + 3.5 * np.sqrt(0.005 * n))
    return np.where(bad, "stop", np.where(n >= 2000, "done", "go on"))
