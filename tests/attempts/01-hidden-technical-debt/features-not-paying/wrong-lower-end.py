# message: judged by the lower end
def not_paying(scores, features):
    t = scores.pivot(index="repeat", columns="left_out", values="agreement")
    d = t.rsub(t["nothing"], axis=0)
    lower = d.mean() - 1.96 * d.sem()
    return {f for f, h in zip(features["feature"], features["hours"]) if 5 * lower[f] < h}
