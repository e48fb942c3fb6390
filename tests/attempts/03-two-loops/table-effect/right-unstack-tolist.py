def effect(releases):
    final = releases["final"].to_numpy()
    first = releases["first"].to_numpy()
    r = releases.assign(size=np.where(np.isnan(final), np.nan, np.abs(final / first - 1) * 100))
    means = r.groupby(["wave", "coding"])["size"].mean().unstack()
    a, b = [means[c].dropna().tolist() for c in ("model", "manual")]
    change, low, high = difference(a, b)
    days = pd.to_datetime(r["released"]) - pd.to_datetime(r["quarter_end"])
    by = days.groupby([r["coding"], r["wave"]]).first().groupby("coding").mean()
    return {"days_earlier": (by["manual"] - by["model"]) / pd.Timedelta(days=1), "change": change, "low": low, "high": high,
            "decision": "larger" if low > 0 else "smaller" if high < 0 else "undecided"}
