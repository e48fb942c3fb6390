# message: in points, without the 5 hours
def not_paying(scores, features):
    t = scores.pivot(index="repeat", columns="left_out", values="agreement")
    d = t.rsub(t["nothing"], axis=0)
    upper = d.mean() + 1.96 * d.sem()
    return {f for f, h in zip(features["feature"], features["hours"]) if upper[f] < h}
