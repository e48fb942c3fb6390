# message: look far enough on both sides
def calibrate(probabilities, columns):
    tried = np.arange(0.5, 2.01, 0.05)
    return min(tried, key=lambda T: log_loss(tempered(probabilities, T), columns))
