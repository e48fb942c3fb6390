# message: who does not look early lets a broken version run
def decide(seen):
    n = seen["requests"]
    bad = (n >= 300) & ((seen["errors"] > 0.016 * n) | (seen["disagreements"] > 0.062 * n))
    return np.where(bad, "stop", np.where(n >= 2000, "done", "go on"))
