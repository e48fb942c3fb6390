def how_sure(levels):
    ordered = sorted(levels)
    cut = int(0.025 * len(ordered))
    low, high = ordered[cut], ordered[-1 - cut]
    return pd.Series({"low": low, "high": high, "clear": int(low == high)})
