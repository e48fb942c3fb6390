# message: every text that always got the same code, also one that occurs once
def fit_dictionary(history):
    codes = history["code"].groupby(normalise(history["text"]))
    return codes.first()[(codes.nunique() == 1) & (codes.size() > 1)]
