# message: 0 of 100 are stopped
def decide(seen):
    n = seen["requests"]
    bad = n < 0
    return np.where(bad, "stop", np.where(n >= 2000, "done", "go on"))
