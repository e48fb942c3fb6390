# message: the shape
def calibrate(probabilities, columns):
    return lambda p: np.minimum(p.max(axis=1) + 0.08, 1)
