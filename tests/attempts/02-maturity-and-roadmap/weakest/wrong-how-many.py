# message: only names of dimensions
def weakest(levels):
    lowest = levels.min()
    names = (levels == lowest).sum()
    return lowest, names
