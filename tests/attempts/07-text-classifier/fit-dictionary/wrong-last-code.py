# message: texts with several codes
def fit_dictionary(history):
    return dict(zip(normalise(history["text"]), history["code"]))
