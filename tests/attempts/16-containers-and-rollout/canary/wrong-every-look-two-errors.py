# message: good versions are stopped
def decide(seen):
    n = seen["requests"]
    bad = (seen["disagreements"] - 0.04 * n) / np.sqrt(n * 0.04 * 0.96) > 1.96
    bad |= (seen["errors"] - 0.005 * n) / np.sqrt(n * 0.005 * 0.995) > 1.96
    return np.where(bad, "stop", np.where(n >= 2000, "done", "go on"))
