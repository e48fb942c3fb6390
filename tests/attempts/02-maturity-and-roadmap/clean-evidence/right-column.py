def clean(evidence):
    table = evidence.sort_values("date")
    table["answer"] = table["answer"].str.strip().str.lower()
    meaning = {"yes": True, "y": True, "no": False, "n": False, "partly": False}
    table["holds"] = table["answer"].map(meaning)
    return table.drop_duplicates(["division", "statement_id", "rater"], keep="last")
