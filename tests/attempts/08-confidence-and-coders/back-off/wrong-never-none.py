# message: no level is sure enough
def back_off(probabilities, classes, thresholds):
    given = []
    for row in probabilities:
        for digits in (4, 3, 2):
            sums = pd.Series(row, index=[c[:digits] for c in classes]).groupby(level=0).sum()
            if sums.max() >= thresholds[digits] or digits == 2:
                given.append(sums.idxmax())
                break
    return given
