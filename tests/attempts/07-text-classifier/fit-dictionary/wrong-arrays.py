# message: a string of four digits as in the table
def fit_dictionary(history):
    codes = history["code"].groupby(normalise(history["text"]))
    return codes.unique()[codes.nunique() == 1]
