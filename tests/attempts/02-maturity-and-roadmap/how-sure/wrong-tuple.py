# message: a dict with the keys low, high and clear
def how_sure(levels):
    low, high = np.percentile(levels, [2.5, 97.5])
    return low, high, low == high
