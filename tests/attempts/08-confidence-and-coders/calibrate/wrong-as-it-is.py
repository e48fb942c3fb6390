# message: that a model says 0.8 does not make 80 of 100 right
def calibrate(probabilities, columns):
    return 1.0
