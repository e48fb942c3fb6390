# message: compare low with high, not the smallest with the largest draw
def how_sure(levels):
    low, high = np.percentile(levels, [2.5, 97.5])
    clear = min(levels) == max(levels)
    return {"low": low, "high": high, "clear": clear}
