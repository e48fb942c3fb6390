# message: draws are
def how_sure(levels):
    mean, spread = np.mean(levels), np.std(levels)
    low, high = max(1, round(mean - 1.96 * spread)), min(4, round(mean + 1.96 * spread))
    return {"low": low, "high": high, "clear": low == high}
