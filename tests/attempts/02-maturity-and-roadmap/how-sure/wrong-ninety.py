# message: more than 2.5 of 100. Percentiles are written 2.5 and 97.5
def how_sure(levels):
    low, high = np.percentile(levels, [10, 90])
    clear = low == high
    return {"low": low, "high": high, "clear": clear}
