# message: no answer is not a no
def clean(evidence):
    table = evidence.sort_values("date")
    words = table["answer"].str.strip().str.lower()
    table["holds"] = words.isin(["yes", "y"])
    return table.drop_duplicates(["division", "statement_id", "rater"], keep="last")
