# message: they moved the wrong way
def calibrate(probabilities, columns):
    tried = np.arange(0.2, 6, 0.05)
    return 1 / tried[np.argmin([log_loss(tempered(probabilities, T), columns) for T in tried])]
