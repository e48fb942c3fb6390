def how_sure(levels):
    low = np.percentile(levels, 2.5)
    high = np.percentile(levels, 97.5)
    return {"low": low, "high": high, "clear": low == high}
