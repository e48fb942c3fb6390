# message: 0.5 is nothing special
def choose_threshold(confidence, right, target):
    return 0.5
