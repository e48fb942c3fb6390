# message: those below the threshold keep the coder's section
def loop_shares(records, threshold):
    ways = {
        "model": records["section_model"],
        "loop": records["section_true"],
        "true": records["section_true"],
    }
    w = 100 * records["weight"] / records["weight"].sum()
    return pd.DataFrame({k: w.groupby(v).sum() for k, v in ways.items()}).fillna(0)
