# message: the agreement for
def agreement(first, second):
    either = first.notna() | second.notna()
    return (first[either] == second[either]).mean()


def how_sure(levels):
    low, high = np.percentile(levels, [2.5, 97.5])
    return {"low": low, "high": high, "clear": low == high}
