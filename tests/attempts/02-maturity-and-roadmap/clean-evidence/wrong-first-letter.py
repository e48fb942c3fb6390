# message: no answer is not a no
def clean(evidence):
    table = evidence.sort_values("date")
    words = table["answer"].str.strip().str.lower()
    table["holds"] = words.str[:1].map({"y": True, "n": False, "p": False})
    return table.drop_duplicates(["division", "statement_id", "rater"], keep="last")
