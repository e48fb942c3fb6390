# message: with one standard error instead of 1.96
def not_paying(scores, features):
    draws = scores.pivot(index="repeat", columns="left_out", values="agreement")
    result = []
    for row in features.itertuples():
        gain = draws["nothing"] - draws[row.feature]
        upper = gain.mean() + gain.std() / np.sqrt(len(gain))
        if upper * 5 < row.hours:
            result.append(row.feature)
    return result
