# message: bins of equal width
def reliability(confidence, right, bins):
    which = pd.qcut(confidence.rank(method="first"), bins, labels=False)
    groups = pd.DataFrame({"confidence": confidence, "right": right}).groupby(which)
    table = groups.mean()
    table["answers"] = groups.size()
    gaps = (table["confidence"] - table["right"]).abs()
    return table, (gaps * table["answers"]).sum() / len(confidence)
