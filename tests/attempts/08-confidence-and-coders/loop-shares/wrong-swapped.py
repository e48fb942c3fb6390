# message: those below the threshold keep the coder's section
def loop_shares(records, threshold):
    loop = records["section_coder"].where(
        records["confidence"] >= threshold, records["section_model"]
    )
    ways = {"model": records["section_model"], "loop": loop, "true": records["section_true"]}
    w = 100 * records["weight"] / records["weight"].sum()
    return pd.DataFrame({k: w.groupby(v).sum() for k, v in ways.items()}).fillna(0)
