# message: a finer code than the probabilities allow
def back_off(probabilities, classes, thresholds):
    given = []
    for row in probabilities:
        k = int(np.argmax(row))
        sums = pd.Series(row, index=[c[:2] for c in classes]).groupby(level=0).sum()
        given.append(classes[k] if sums.max() >= thresholds[2] else None)
    return given
