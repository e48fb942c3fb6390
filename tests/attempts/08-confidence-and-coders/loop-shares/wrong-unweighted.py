# message: each answer counts as many enterprises as its weight says
def loop_shares(records, threshold):
    loop = records["section_model"].where(
        records["confidence"] >= threshold, records["section_coder"]
    )
    ways = {"model": records["section_model"], "loop": loop, "true": records["section_true"]}
    return pd.DataFrame({k: 100 * v.value_counts(normalize=True) for k, v in ways.items()}).fillna(
        0
    )
