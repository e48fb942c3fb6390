def accept(sheet):
    ok = True
    for m, unit in {"coding_days": 1, "automatic": 1, "agreement": 1, "worst_section": 1, "audited": 1, "cost": 1, "manual_cost": 1, "label_time": 1}.items():
        e = sheet.get(m, {"value": None})
        ok = ok and e["value"] is not None and not pd.isna(e["value"])
    if not ok:
        return False
    to = lambda m: sheet[m]["value"] * {"share": 100, "thousand crowns": 1000, "minutes": 1 / 60}.get(sheet[m]["unit"], 1)
    return (to("cost") / to("manual_cost") <= 0.8 and to("automatic") >= 60 and to("agreement") >= 90
            and to("worst_section") >= 75 and to("audited") > 300 and to("coding_days") <= 4 and to("label_time") < 20)
