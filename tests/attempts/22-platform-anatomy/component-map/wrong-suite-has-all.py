# message: that it is missing
gaps = {"Bergland": {"C9"}, "Corwy": {"C4"}, "Delmar": set()}
common = ["containers", "object storage", "one account for each person", "notebooks", "notes on every fit", "model serving"]
focus = {
    "Arvenia": "building competence",
    "Bergland": "statistics of many divisions",
    "Corwy": "one service for many programs",
    "Delmar": "studies with partners",
}
mostly_open = ["Arvenia", "Corwy", "Delmar"]
