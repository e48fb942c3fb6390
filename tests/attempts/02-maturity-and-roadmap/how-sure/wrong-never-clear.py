# message: a level is clear where low and high are the same
def agreement(first, second):
    both = first.notna() & second.notna()
    return (first[both] == second[both]).mean()


def how_sure(levels):
    low, high = np.percentile(levels, [2.5, 97.5])
    return {"low": low, "high": high, "clear": low != high}
