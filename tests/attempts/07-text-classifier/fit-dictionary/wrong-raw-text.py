# message: which is no normalised text of the table
def fit_dictionary(history):
    codes = history["code"].groupby(history["text"])
    return codes.first()[codes.nunique() == 1]
