# message: `clear` for
def how_sure(levels):
    low, high = np.percentile(levels, [2.5, 97.5])
    return {"low": low, "high": high, "clear": pd.Series(levels).value_counts(normalize=True).iloc[0] >= 0.95}
