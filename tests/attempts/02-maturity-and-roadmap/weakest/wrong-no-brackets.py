# message: write the brackets too
def weakest(levels):
    lowest = levels.min()
    names = levels[levels == lowest].index.tolist
    return lowest, names
