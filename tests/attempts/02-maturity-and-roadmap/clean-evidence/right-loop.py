def clean(evidence):
    last = {}
    for row in evidence.sort_values("date").to_dict("records"):
        word = str(row["answer"]).strip().lower()
        row["holds"] = None
        if word in ("yes", "y"):
            row["holds"] = 1
        elif word in ("no", "n", "partly"):
            row["holds"] = 0
        last[row["division"], row["statement_id"], row["rater"]] = row
    return pd.DataFrame(list(last.values()))
