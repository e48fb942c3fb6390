from scipy.stats import binom

def decide(seen):
    n = seen["requests"]
    rare = (binom.sf(seen["errors"] - 1, n, 0.005) < 0.004) | (binom.sf(seen["disagreements"] - 1, n, 0.04) < 0.004)
    word = pd.Series("go on", index=seen.index)
    word[n >= 2000] = "done"
    word[rare & n.isin([200, 400, 700, 1000, 2000])] = "stop"
    return word
