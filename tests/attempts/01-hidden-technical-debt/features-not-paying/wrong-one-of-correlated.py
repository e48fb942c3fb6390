# message: each feature is judged alone
def not_paying(scores, features):
    draws = scores.pivot(index="repeat", columns="left_out", values="agreement")
    result = []
    for row in features.itertuples():
        gain = draws["nothing"] - draws[row.feature]
        upper = gain.mean() + 1.96 * gain.std() / np.sqrt(len(gain))
        if upper * 5 < row.hours:
            result.append(row.feature)
    if 'employees' in result and 'size_class' in result:
        result.remove('employees')
    return result
