def not_paying(scores, features):
    wide = scores.set_index(["left_out", "repeat"])["agreement"].unstack("repeat")
    lost = wide.loc["nothing"] - wide.drop(index="nothing")
    n = lost.shape[1]
    upper = lost.mean(axis=1) + 1.96 * np.std(lost.to_numpy(), axis=1, ddof=1) / n**0.5
    hours = features.set_index("feature")["hours"]
    return hours.index[5 * upper.reindex(hours.index) < hours]
