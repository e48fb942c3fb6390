def effect(releases):
    r = releases.copy()
    r["size"] = r.apply(lambda x: abs(x["final"] - x["first"]) / x["first"] * 100, axis=1)
    r["late"] = r.apply(lambda x: (pd.to_datetime(x["released"]) - pd.to_datetime(x["quarter_end"])).days, axis=1)
    w = r.groupby("wave").agg({"coding": "first", "size": "mean", "late": "mean"})
    a, b = w[w.coding == "model"], w[w.coding == "manual"]
    change, low, high = difference(a["size"].dropna(), b["size"].dropna())
    return {"days_earlier": b.late.mean() - a.late.mean(), "change": change, "low": low, "high": high,
            "decision": "larger" if low > 0 else "smaller" if high < 0 else "undecided"}
