# message: a dict with the keys low, high and clear
def agreement(first, second):
    both = first.notna() & second.notna()
    return (first[both] == second[both]).mean()


def how_sure(levels):
    low, high = np.percentile(levels, [2.5, 97.5])
    return low, high, low == high
