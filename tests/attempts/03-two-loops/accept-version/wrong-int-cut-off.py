# message: coding_days is 4.4 days; the policy says at most 4 days
def accept(sheet):
    f = {"share": 100, "thousand crowns": 1000, "minutes": 1 / 60}
    v = {}
    for m in ("coding_days", "automatic", "agreement", "worst_section", "audited", "cost", "manual_cost", "label_time"):
        e = sheet.get(m)
        if e is None or e["value"] is None or e["value"] != e["value"]:
            return False
        v[m] = int(e["value"] * f.get(e["unit"], 1) + 1e-9)
    return v["coding_days"] <= 4 and v["automatic"] >= 60 and v["agreement"] >= 90 and v["worst_section"] >= 75 and v["audited"] > 300 and v["cost"] <= 0.8 * v["manual_cost"] and v["label_time"] < 20
