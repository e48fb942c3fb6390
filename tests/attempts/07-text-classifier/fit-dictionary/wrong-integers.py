# message: a string of four digits
def fit_dictionary(history):
    codes = history["code"].groupby(normalise(history["text"]))
    return codes.first()[codes.nunique() == 1].astype(int)
