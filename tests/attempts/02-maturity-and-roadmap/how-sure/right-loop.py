def how_sure(levels):
    ordered = sorted(levels)
    low = ordered[round(0.025 * (len(ordered) - 1))]
    high = ordered[round(0.975 * (len(ordered) - 1))]
    return {"low": low, "high": high, "clear": bool(low == high)}
