# message: What is not shown is not fulfilled
def accept(sheet):
    factor = {"percent": 1, "share": 100, "crowns": 1, "thousand crowns": 1000, "hours": 1, "minutes": 1 / 60, "days": 1, "answers": 1}
    v = {}
    for metric in ("coding_days", "automatic", "agreement", "worst_section", "audited", "cost", "label_time"):
        entry = sheet.get(metric)
        if entry is None or entry["value"] is None or entry["value"] != entry["value"]:
            return False
        v[metric] = round(entry["value"] * factor[entry["unit"]], 6)
    return v["coding_days"] <= 4 and v["automatic"] >= 60 and v["agreement"] >= 90 and v["worst_section"] >= 75 and v["audited"] > 300 and v["cost"] <= round(0.8 * ((sheet.get("manual_cost") or {}).get("value") or 2100) * factor[(sheet.get("manual_cost") or {"unit": "crowns"})["unit"]], 6) and v["label_time"] < 20
