# message: agreement is 0.95 percent; the policy says at least 90 percent
def accept(sheet):
    v = {}
    for m in ("coding_days", "automatic", "agreement", "worst_section", "audited", "cost", "manual_cost", "label_time"):
        e = sheet.get(m)
        if e is None or e["value"] is None or e["value"] != e["value"]:
            return False
        x = e["value"]
        if m in ("automatic", "agreement", "worst_section") and x <= 1:
            x = round(x * 100, 6)
        if e["unit"] == "thousand crowns":
            x *= 1000
        if e["unit"] == "minutes":
            x /= 60
        v[m] = x
    return v["coding_days"] <= 4 and v["automatic"] >= 60 and v["agreement"] >= 90 and v["worst_section"] >= 75 and v["audited"] > 300 and v["cost"] <= 0.8 * v["manual_cost"] and v["label_time"] < 20
