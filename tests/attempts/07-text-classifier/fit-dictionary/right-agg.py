def fit_dictionary(history):
    table = history.assign(text=normalise(history["text"]))
    table = table.groupby("text")["code"].agg(["nunique", "max"]).query("nunique == 1")
    return table["max"].to_dict()
