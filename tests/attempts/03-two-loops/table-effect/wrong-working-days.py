# message: count calendar days, and not working days
def effect(releases):
    r = releases.copy()
    r["days"] = np.busday_count(pd.to_datetime(r["quarter_end"]).values.astype("datetime64[D]"), pd.to_datetime(r["released"]).values.astype("datetime64[D]"))
    r["rev"] = 100 * (r["final"] - r["first"]).abs() / r["first"]
    w = r.groupby(["coding", "wave"], as_index=False)[["days", "rev"]].mean()
    man, mod = w[w["coding"] == "manual"], w[w["coding"] == "model"]
    change, low, high = difference(mod["rev"].dropna(), man["rev"].dropna())
    decision = "larger" if low > 0 else "smaller" if high < 0 else "undecided"
    return {"days_earlier": man["days"].mean() - mod["days"].mean(), "change": change, "low": low, "high": high, "decision": decision}
