def clean(evidence):
    table = evidence.sort_values("date")
    words = table["answer"].str.strip().str.lower()
    meaning = {"yes": True, "y": True, "no": False, "n": False, "partly": False}
    table["holds"] = words.map(meaning)
    table = table.drop_duplicates(["division", "statement_id", "rater"], keep="last")
    return table
