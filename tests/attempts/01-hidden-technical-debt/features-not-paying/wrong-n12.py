# message: with the root of 12
def not_paying(scores, features):
    draws = scores.pivot(index="repeat", columns="left_out", values="agreement")
    result = []
    for row in features.itertuples():
        gain = draws["nothing"] - draws[row.feature]
        upper = gain.mean() + 1.96 * gain.std() / np.sqrt(12)
        if upper * 5 < row.hours:
            result.append(row.feature)
    return result
