def fit_dictionary(history):
    h = history[["text", "code"]].copy()
    h["text"] = normalise(h["text"])
    h = h.drop_duplicates()
    return h[~h["text"].duplicated(keep=False)].set_index("text")["code"]
