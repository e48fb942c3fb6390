# message: True or False, without quotation marks
def how_sure(levels):
    low, high = np.percentile(levels, [2.5, 97.5])
    clear = "True" if low == high else "False"
    return {"low": low, "high": high, "clear": clear}
