def clean(evidence):
    table = evidence.sort_values("date")
    words = table["answer"].fillna("").str.strip().str.lower()
    table["holds"] = None
    table.loc[words.isin(["yes", "y"]), "holds"] = True
    table.loc[words.isin(["no", "n", "partly"]), "holds"] = False
    return table.groupby(["division", "statement_id", "rater"]).tail(1)[["division", "statement_id", "rater", "holds"]]
