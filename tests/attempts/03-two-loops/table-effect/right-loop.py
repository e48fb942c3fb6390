def effect(releases):
    days, sizes = {"manual": [], "model": []}, {"manual": [], "model": []}
    for _, wave in releases.groupby("wave"):
        kind = wave["coding"].iloc[0]
        row = wave.iloc[0]
        days[kind].append((pd.Timestamp(row["released"]) - pd.Timestamp(row["quarter_end"])).days)
        wave = wave[wave["final"].notna()]
        if len(wave):
            sizes[kind].append(
                np.mean([abs(f - p) / p * 100 for f, p in zip(wave["final"], wave["first"])])
            )
    change, low, high = difference(sizes["model"], sizes["manual"])
    decision = "undecided"
    if low > 0:
        decision = "larger"
    if high < 0:
        decision = "smaller"
    return {
        "days_earlier": np.mean(days["manual"]) - np.mean(days["model"]),
        "change": change,
        "low": low,
        "high": high,
        "decision": decision,
    }
