# message: label_time is 0 hours: 0 is a value
def accept(sheet):
    f = {"share": 100, "thousand crowns": 1000, "minutes": 1 / 60}
    v = {}
    for m in ("coding_days", "automatic", "agreement", "worst_section", "audited", "cost", "manual_cost", "label_time"):
        e = sheet.get(m)
        if not e or not e["value"] or e["value"] != e["value"]:
            return False
        v[m] = round(e["value"] * f.get(e["unit"], 1), 6)
    return v["coding_days"] <= 4 and v["automatic"] >= 60 and v["agreement"] >= 90 and v["worst_section"] >= 75 and v["audited"] > 300 and v["cost"] <= round(0.8 * v["manual_cost"], 6) and v["label_time"] < 20
