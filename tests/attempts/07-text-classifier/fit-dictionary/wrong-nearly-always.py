# message: for a table with one code that differs from 49 it holds texts with several codes
def fit_dictionary(history):
    codes = history["code"].groupby(normalise(history["text"]))
    share = codes.agg(lambda c: c.value_counts(normalize=True).iloc[0])
    return codes.agg(lambda c: c.mode()[0])[share > 0.9]
