# message: a share of all statements
def agreement(first, second):
    return (first == second).mean()


def how_sure(levels):
    low, high = np.percentile(levels, [2.5, 97.5])
    return {"low": low, "high": high, "clear": low == high}
