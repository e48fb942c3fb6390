def effect(releases):
    out = {"manual": ({}, {}), "model": ({}, {})}
    for row in releases.itertuples():
        late, size = out[row.coding]
        late[row.wave] = (pd.Timestamp(row.released) - pd.Timestamp(row.quarter_end)).days
        if not np.isnan(row.final):
            size.setdefault(row.wave, []).append(100 * abs(row.final - row.first) / row.first)
    d = {k: np.mean(list(v[0].values())) for k, v in out.items()}
    a, b = ([np.mean(x) for x in out[k][1].values()] for k in ("model", "manual"))
    change, low, high = difference(a, b)
    return {"days_earlier": d["manual"] - d["model"], "change": change, "low": low, "high": high,
            "decision": "larger" if low > 0 else "smaller" if high < 0 else "undecided"}
