# message: a table with large revisions
def effect(releases):
    r = releases.copy()
    r["days"] = (pd.to_datetime(r["released"]) - pd.to_datetime(r["quarter_end"])).dt.days
    r["rev"] = 100 * (r["final"] - r["first"]).abs() / r["first"]
    w = r.groupby(["coding", "wave"], as_index=False)[["days", "rev"]].mean()
    man, mod = w[w["wave"] < "2024"], w[w["wave"] >= "2024"]
    change, low, high = difference(mod["rev"].dropna(), man["rev"].dropna())
    decision = "larger" if low > 0 else "smaller" if high < 0 else "undecided"
    return {"days_earlier": man["days"].mean() - mod["days"].mean(), "change": change, "low": low, "high": high, "decision": decision}
