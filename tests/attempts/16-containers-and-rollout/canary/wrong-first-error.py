# message: 100 of 100 good versions are stopped
def decide(seen):
    n = seen["requests"]
    bad = seen["errors"] > 0
    return np.where(bad, "stop", np.where(n >= 2000, "done", "go on"))
