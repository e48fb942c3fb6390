# message: None: no threshold has a lower bound
def choose_threshold(confidence, right, target):
    return target
