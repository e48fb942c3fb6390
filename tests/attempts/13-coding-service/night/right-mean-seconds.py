def night(measured, records, hours):
    mean = measured.query("request != 1").groupby("size").seconds.mean()
    rates = pd.Series(mean.index / mean, index=mean.index)
    needed = (records / rates / 3600).round(6)
    fits = needed[needed <= hours * 0.5]
    size = float("nan") if fits.empty else fits.index.min()
    ratio = rates[rates.index.max()] / rates[rates.index.min()]
    return {"rates": rates.to_dict(), "hours": needed.to_dict(), "ratio": ratio, "size": size}
