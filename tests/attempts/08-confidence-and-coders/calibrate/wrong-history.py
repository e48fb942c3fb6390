# message: not on the history
trained_on = statland.load("history")


def calibrate(probabilities, columns):
    p = model.predict_proba(trained_on["text"])
    at = np.searchsorted(classes, trained_on["code"])
    tried = np.arange(0.4, 2, 0.1)
    return tried[np.argmin([log_loss(tempered(p, T), at) for T in tried])]
