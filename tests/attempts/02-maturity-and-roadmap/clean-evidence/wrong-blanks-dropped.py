# message: answered or not
def clean(evidence):
    table = evidence.sort_values("date")
    words = table["answer"].str.strip().str.lower()
    table["holds"] = words.map({"yes": True, "y": True, "no": False, "n": False, "partly": False})
    return table.drop_duplicates(["division", "statement_id", "rater"], keep="last").dropna(subset=["holds"])
