# message: the same agreement
def calibrate(probabilities, columns):
    share = np.bincount(columns, minlength=probabilities.shape[1]) / len(columns)
    return lambda p: np.tile(share, (len(p), 1))
