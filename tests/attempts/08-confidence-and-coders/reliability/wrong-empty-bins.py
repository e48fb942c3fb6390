# message: only bins with at least one
def reliability(confidence, right, bins):
    which = np.minimum((confidence * bins).astype(int), bins - 1)
    groups = pd.DataFrame({"confidence": confidence, "right": right}).groupby(which)
    table = groups.mean()
    table["answers"] = groups.size()
    table = table.reindex(range(bins))
    gaps = (table["confidence"] - table["right"]).abs()
    return table, (gaps * table["answers"]).sum() / len(confidence)
