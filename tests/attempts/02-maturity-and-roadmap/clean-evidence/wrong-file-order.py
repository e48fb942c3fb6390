# message: the row with the latest date counts
def clean(evidence):
    table = evidence.copy()
    words = table["answer"].str.strip().str.lower()
    table["holds"] = words.map({"yes": True, "y": True, "no": False, "n": False, "partly": False})
    return table.drop_duplicates(["division", "statement_id", "rater"], keep="last")
