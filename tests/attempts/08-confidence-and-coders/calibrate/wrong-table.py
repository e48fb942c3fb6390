# message: what calibrate returns
def calibrate(probabilities, columns):
    return tempered(probabilities, 0.88)
