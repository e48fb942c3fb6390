# message: the plain mean of the gaps
def reliability(confidence, right, bins):
    which = np.minimum((confidence * bins).astype(int), bins - 1)
    groups = pd.DataFrame({"confidence": confidence, "right": right}).groupby(which)
    table = groups.mean()
    table["answers"] = groups.size()
    return table, (table["confidence"] - table["right"]).abs().mean()
