# message: they are the index, `.index.tolist()`
def weakest(levels):
    lowest = levels.min()
    names = levels[levels == lowest]
    return lowest, names
