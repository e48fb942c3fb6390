# message: a level is clear where low and high are the same
def how_sure(levels):
    low, high = np.percentile(levels, [2.5, 97.5])
    clear = low != high
    return {"low": low, "high": high, "clear": clear}
