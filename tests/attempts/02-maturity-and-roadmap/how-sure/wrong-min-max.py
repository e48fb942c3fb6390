# message: rare cases, not the middle 95
def agreement(first, second):
    both = first.notna() & second.notna()
    return (first[both] == second[both]).mean()


def how_sure(levels):
    low, high = min(levels), max(levels)
    return {"low": low, "high": high, "clear": low == high}
