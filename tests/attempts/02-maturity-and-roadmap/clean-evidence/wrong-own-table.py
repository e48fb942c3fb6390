# message: for the rows of Prices
def clean(evidence):
    table = statland.load("evidence").sort_values("date")
    words = table["answer"].str.strip().str.lower()
    meaning = {"yes": True, "y": True, "no": False, "n": False, "partly": False}
    table["holds"] = words.map(meaning)
    return table.drop_duplicates(["division", "statement_id", "rater"], keep="last")
