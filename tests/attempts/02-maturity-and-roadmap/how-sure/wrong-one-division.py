# message: does your function use `levels`
def how_sure(levels):
    low, high = np.percentile(drawn["Prices"], [2.5, 97.5])
    clear = low == high
    return {"low": low, "high": high, "clear": clear}
