# message: the agreement for
def agreement(first, second):
    both = first.notna() & second.notna()
    return 100 * (first[both] == second[both]).mean()


def how_sure(levels):
    low, high = np.percentile(levels, [2.5, 97.5])
    return {"low": low, "high": high, "clear": low == high}
