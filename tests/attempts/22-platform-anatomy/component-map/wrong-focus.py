# message: nine divisions compute monthly statistics in it
gaps = {"Bergland": {"C9"}, "Corwy": {"C4"}, "Delmar": {"C1", "C3", "C4", "C6"}}
common = ["containers", "object storage", "one account for each person", "notebooks", "notes on every fit", "model serving"]
focus = {office: FOCUSES[0] for office in ["Arvenia", "Bergland", "Corwy", "Delmar"]}
mostly_open = ["Arvenia", "Corwy", "Delmar"]
