# message: in per cent, from 0 to 100
def loop_shares(records, threshold):
    loop = records["section_model"].where(
        records["confidence"] >= threshold, records["section_coder"]
    )
    ways = {"model": records["section_model"], "loop": loop, "true": records["section_true"]}
    w = records["weight"] / records["weight"].sum()
    return pd.DataFrame({k: w.groupby(v).sum() for k, v in ways.items()}).fillna(0)
