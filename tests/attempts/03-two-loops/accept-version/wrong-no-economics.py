# message: cost is
def accept(sheet):
    try:
        got = {name: entry["value"] + 0 for name, entry in sheet.items()}
        for name in ("automatic", "agreement", "worst_section"):
            if sheet[name]["unit"] == "percent":
                got[name] = got[name] / 100
        for name in ("cost", "manual_cost"):
            if sheet[name]["unit"] == "thousand crowns":
                got[name] = got[name] * 1000
        if sheet["label_time"]["unit"] == "minutes":
            got["label_time"] = got["label_time"] / 60
        rules = [
            got["coding_days"] <= 4,
            got["automatic"] >= 0.6,
            got["agreement"] >= 0.9,
            got["worst_section"] >= 0.75,
            got["audited"] > 300,
            got["label_time"] < 20,
        ]
    except (KeyError, TypeError):
        return False
    return np.all(rules)
