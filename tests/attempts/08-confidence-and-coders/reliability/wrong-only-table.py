# message: two things
def reliability(confidence, right, bins):
    which = np.minimum((confidence * bins).astype(int), bins - 1)
    return pd.DataFrame({"confidence": confidence, "right": right}).groupby(which).mean()
