# message: against
def not_paying(scores, features):
    t = scores.pivot(index="repeat", columns="left_out", values="agreement")
    d = t.rsub(t["nothing"], axis=0)
    lower = d.mean() - 1.96 * d.sem()
    return {f for f in features["feature"] if lower[f] < 0}
