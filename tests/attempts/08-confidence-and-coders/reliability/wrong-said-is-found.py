# message: `right` says what was found
def reliability(confidence, right, bins):
    which = np.minimum((confidence * bins).astype(int), bins - 1)
    groups = confidence.groupby(which)
    table = pd.DataFrame(
        {"confidence": groups.mean(), "right": groups.mean(), "answers": groups.size()}
    )
    return table, 0.0
