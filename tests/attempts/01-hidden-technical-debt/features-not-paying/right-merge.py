def not_paying(scores, features):

    base = scores[scores["left_out"] == "nothing"][["repeat", "agreement"]]
    both = scores.merge(base, on="repeat", suffixes=("", "_all"))
    both["gain"] = both["agreement_all"] - both["agreement"]
    table = both.groupby("left_out")["gain"].agg(["mean", "sem"])
    table["upper"] = 5 * (table["mean"] + 1.96 * table["sem"])
    joined = features.merge(table, left_on="feature", right_index=True)
    return joined.loc[joined["upper"] < joined["hours"], "feature"]
