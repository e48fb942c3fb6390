# message: what is there in part is not there yet
def clean(evidence):
    table = evidence.sort_values("date")
    words = table["answer"].str.strip().str.lower()
    table["holds"] = words.map({"yes": True, "y": True, "no": False, "n": False, "partly": True})
    return table.drop_duplicates(["division", "statement_id", "rater"], keep="last")
