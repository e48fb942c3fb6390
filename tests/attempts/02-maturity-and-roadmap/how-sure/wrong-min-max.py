# message: rare cases, not the middle 95
def how_sure(levels):
    low, high = min(levels), max(levels)
    clear = low == high
    return {"low": low, "high": high, "clear": clear}
