# message: each office has it, under different names of tools
gaps = {"Bergland": {"C9"}, "Corwy": {"C4"}, "Delmar": {"C1", "C3", "C4", "C6"}}
common = {"containers", "notebooks"}
focus = {
    "Arvenia": "building competence",
    "Bergland": "statistics of many divisions",
    "Corwy": "one service for many programs",
    "Delmar": "studies with partners",
}
mostly_open = ["Arvenia", "Corwy", "Delmar"]
