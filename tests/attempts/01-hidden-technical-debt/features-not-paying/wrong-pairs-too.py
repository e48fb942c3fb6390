# message: two features at once
def not_paying(scores, features):
    t = scores.pivot(index="repeat", columns="left_out", values="agreement")
    d = t.rsub(t["nothing"], axis=0)
    upper = 5 * (d.mean() + 1.96 * d.sem())
    hours = features.set_index("feature")["hours"]
    return {f for f in upper.index if f != "nothing" and upper[f] < sum(hours[p] for p in f.split(" + "))}
