def loop_shares(records, threshold):
    work = records.copy()
    work["loop"] = np.where(
        work["confidence"] < threshold, work["section_coder"], work["section_model"]
    )
    long = work.rename(columns={"section_model": "model", "section_true": "true"}).melt(
        id_vars="weight", value_vars=["model", "loop", "true"]
    )
    wide = long.pivot_table(index="value", columns="variable", values="weight", aggfunc="sum")
    return (wide / work["weight"].sum() * 100).round(3)
