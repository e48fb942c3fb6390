# message: with an interval that does not pair the repeats
def not_paying(scores, features):

    t = scores.groupby("left_out")["agreement"].agg(["mean", "sem"])
    upper = t.loc["nothing", "mean"] - t["mean"] + 1.96 * np.sqrt(t["sem"] ** 2 + t.loc["nothing", "sem"] ** 2)
    return {f for f, h in zip(features["feature"], features["hours"]) if 5 * upper[f] < h}
