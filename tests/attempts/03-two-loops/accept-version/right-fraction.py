from fractions import Fraction
def accept(sheet):
    scale = {"percent": Fraction(1, 100), "share": 1, "crowns": 1, "thousand crowns": 1000, "hours": 60, "minutes": 1, "days": 1, "answers": 1}
    got = {}
    for metric, entry in sheet.items():
        value = entry.get("value")
        if value is None or value != value:
            continue
        got[metric] = Fraction(str(value)) * scale.get(entry["unit"], 1)
    try:
        tests = [
            got["coding_days"] <= 4, got["automatic"] >= Fraction("0.6"), got["agreement"] >= Fraction("0.9"),
            got["worst_section"] >= Fraction(3, 4), got["audited"] > 300,
            got["cost"] <= got["manual_cost"] * Fraction(4, 5), got["label_time"] < 1200,
        ]
    except KeyError:
        return False
    return all(tests)
