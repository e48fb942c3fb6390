# message: judged by the mean gain alone
def not_paying(scores, features):

    means = scores.groupby("left_out")["agreement"].mean()
    return {f for f, h in zip(features["feature"], features["hours"]) if 5 * (means["nothing"] - means[f]) < h}
