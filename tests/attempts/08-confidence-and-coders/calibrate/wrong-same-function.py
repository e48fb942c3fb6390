# message: the probabilities stay as they are
def calibrate(probabilities, columns):
    return lambda p: p
