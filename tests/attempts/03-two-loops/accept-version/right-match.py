def accept(sheet):
    def value(metric):
        match sheet.get(metric):
            case None | {"value": None}:
                return float("nan")
            case {"value": v, "unit": "share"}:
                return v * 100
            case {"value": v, "unit": "thousand crowns"}:
                return v * 1000
            case {"value": v, "unit": "minutes"}:
                return v / 60
            case {"value": v}:
                return v
    # comparisons with NaN are False
    return (
        value("coding_days") <= 4 and value("automatic") >= 60 and value("agreement") >= 90
        and value("worst_section") >= 75 and value("audited") > 300
        and value("cost") <= value("manual_cost") * 0.8 and value("label_time") < 20
    )
