# message: `clear` for
def agreement(first, second):
    both = first.notna() & second.notna()
    return (first[both] == second[both]).mean()


def how_sure(levels):
    low, high = np.percentile(levels, [2.5, 97.5])
    return {"low": low, "high": high, "clear": pd.Series(levels).value_counts(normalize=True).iloc[0] >= 0.95}
