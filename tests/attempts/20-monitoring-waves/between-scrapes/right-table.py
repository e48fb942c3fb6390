def between(before, after):
    def table(scrape):
        rows = [
            (name, json.dumps(labels, sort_keys=True), labels.get("route", ""), value)
            for name, labels, value in samples(scrape)
            if name in ("isicoder_codes_total", "isicoder_confidence_sum", "isicoder_confidence_count")
        ]
        return pd.DataFrame(rows, columns=["name", "key", "route", "value"])

    a, b = table(before), table(after)
    both = b.merge(a, on=["name", "key", "route"], how="outer", suffixes=("", "_old")).fillna(0)
    if (both["value"] < both["value_old"]).any():
        both["value_old"] = 0
    both["gain"] = both["value"] - both["value_old"]
    codes = both[both["name"] == "isicoder_codes_total"]
    n = codes["gain"].sum()
    sure = both.loc[both["name"] == "isicoder_confidence_sum", "gain"].sum()
    with np.errstate(all="ignore"):
        return {
            "codes": n,
            "automatic_share": codes.loc[codes["route"] == "auto", "gain"].sum() / n,
            "mean_confidence": np.float64(sure) / n,
        }
