nine = {f"C{n}" for n in range(1, 10)}
there = {
    "Bergland": "C1 C2 C3 C4 C5 C6 C7 C8",
    "Corwy": "C1 C2 C3 C5 C6 C7 C8 C9",
    "Delmar": "C2 C5 C7 C8 C9",
}
gaps = {office: nine - set(parts.split()) for office, parts in there.items()}
common = pd.Series(list(reversed(["containers", "object storage", "one account for each person", "notebooks", "notes on every fit", "model serving"])))
focus = pd.Series(FOCUSES, index=["Arvenia", "Bergland", "Corwy", "Delmar"])
mostly_open = ["Arvenia", "Corwy", "Delmar"]
