def effect(releases):
    table = releases.assign(
        days=(
            pd.to_datetime(releases["released"]) - pd.to_datetime(releases["quarter_end"])
        ).dt.days,
        size=((releases["final"].astype(float) / releases["first"] - 1) * 100).abs(),
    )
    waves = table.groupby(["wave", "coding"], as_index=False)[["days", "size"]].mean()
    before, after = waves[waves["coding"] == "manual"], waves[waves["coding"] == "model"]
    change, low, high = difference(after["size"].dropna(), before["size"].dropna())
    return {
        "days_earlier": round(before["days"].mean() - after["days"].mean(), 2),
        "change": round(change, 2),
        "low": round(low, 2),
        "high": round(high, 2),
        "decision": "larger" if low > 0 else ("smaller" if high < 0 else "undecided"),
    }
