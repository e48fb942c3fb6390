# message: What is not shown is not fulfilled
def accept(sheet):
    factor = {"share": 100, "thousand crowns": 1000, "minutes": 1 / 60}
    got = {n: e["value"] * factor.get(e["unit"], 1) for n, e in sheet.items()}
    return (
        got.get("coding_days", 0) <= 4
        and got.get("automatic", 100) >= 60
        and got.get("agreement", 100) >= 90
        and got.get("worst_section", 100) >= 75
        and got.get("audited", 999) > 300
        and got.get("cost", 0) <= 0.8 * got.get("manual_cost", 9999)
        and round(got.get("label_time", 0), 6) < 20
    )
