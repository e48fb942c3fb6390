# message: only texts that always got the same code
def fit_dictionary(history):
    codes = history["code"].groupby(normalise(history["text"]))
    return codes.agg(lambda c: c.mode()[0])
