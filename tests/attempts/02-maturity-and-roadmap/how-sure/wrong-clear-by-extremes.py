# message: compare low with high, not the smallest with the largest draw
def agreement(first, second):
    both = first.notna() & second.notna()
    return (first[both] == second[both]).mean()


def how_sure(levels):
    low, high = np.percentile(levels, [2.5, 97.5])
    return {"low": low, "high": high, "clear": min(levels) == max(levels)}
