def agreement(first, second):
    both = first.notna() & second.notna()
    same = first[both] == second[both]
    return same.mean()


def how_sure(levels):
    low = np.percentile(levels, 2.5)
    high = np.percentile(levels, 97.5)
    return {"low": low, "high": high, "clear": low == high}
