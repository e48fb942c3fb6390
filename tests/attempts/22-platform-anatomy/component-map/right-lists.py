gaps = {}
gaps["Delmar"] = ["C6", "C4", "C3", "C1", "C9"]
gaps["Corwy"] = ["C4"]
gaps["Bergland"] = ["C9"]
gaps["Arvenia"] = ["C1", "C4", "C6", "C9"]
common = ["containers", "object storage", "one account for each person", "notebooks", "notes on every fit", "model serving"]
focus = {
    "Arvenia": "building competence",
    "Bergland": "statistics of many divisions",
    "Corwy": "one service for many programs",
    "Delmar": "studies with partners",
}
mostly_open = ["Arvenia", "Corwy", "Delmar"]
