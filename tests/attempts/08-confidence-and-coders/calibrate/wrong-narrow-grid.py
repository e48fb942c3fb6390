# message: were so large and so small T tried?
def calibrate(probabilities, columns):
    tried = np.arange(0.5, 2.01, 0.05)
    return min(tried, key=lambda T: log_loss(tempered(probabilities, T), columns))
