# message: shares run from 0 to 1
def reliability(confidence, right, bins):
    which = np.minimum((confidence * bins).astype(int), bins - 1)
    groups = pd.DataFrame({"confidence": confidence, "right": 100 * right}).groupby(which)
    table = groups.mean()
    table["answers"] = groups.size()
    gaps = (table["confidence"] - table["right"] / 100).abs()
    return table, 100 * (gaps * table["answers"]).sum() / len(confidence)
