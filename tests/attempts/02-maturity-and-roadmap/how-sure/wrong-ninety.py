# message: 2.5 of 100 should be at most
def agreement(first, second):
    both = first.notna() & second.notna()
    return (first[both] == second[both]).mean()


def how_sure(levels):
    low, high = np.percentile(levels, [10, 90])
    return {"low": low, "high": high, "clear": low == high}
