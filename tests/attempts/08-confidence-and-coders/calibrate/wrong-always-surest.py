# message: they moved the wrong way
def calibrate(probabilities, columns):
    return 3.0
