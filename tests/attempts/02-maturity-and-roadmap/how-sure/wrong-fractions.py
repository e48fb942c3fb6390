# message: Percentiles are written 2.5 and 97.5
def how_sure(levels):
    low, high = np.percentile(levels, [0.025, 0.975])
    clear = low == high
    return {"low": low, "high": high, "clear": clear}
