# message: the names of the dimensions: they are the index
def weakest(levels):
    lowest = levels.min()
    names = (levels == lowest).sum()
    return lowest, names
