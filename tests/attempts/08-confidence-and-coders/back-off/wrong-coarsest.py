# message: start with the finest level
def back_off(probabilities, classes, thresholds):
    by_class = pd.DataFrame(probabilities, columns=classes)
    given = pd.Series([None] * len(by_class), dtype=object)
    for digits in (4, 3, 2):
        sums = by_class.T.groupby(by_class.columns.str[:digits]).sum().T
        enough = sums.max(axis=1) >= thresholds[digits]
        given[enough] = sums.idxmax(axis=1)[enough]
    return given.tolist()
