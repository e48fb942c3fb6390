def accept(sheet):
    units = {"share": 100, "thousand crowns": 1000, "hours": 60}
    limits = {
        "coding_days": (None, 4),
        "automatic": (60, None),
        "agreement": (90, None),
        "worst_section": (75, None),
        "audited": (301, None),
        "label_time": (None, 1199.999),
        "cost": (None, None),
        "manual_cost": (None, None),
    }
    values = {}
    for name, (low, high) in limits.items():
        if name not in sheet or sheet[name]["value"] is None:
            return False
        value = sheet[name]["value"] * units.get(sheet[name]["unit"], 1)
        if value != value:
            return False
        if low is not None and value < low - 1e-9:
            return False
        if high is not None and value > high:
            return False
        values[name] = value
    return values["cost"] / values["manual_cost"] <= 0.8
