# message: the names of the dimensions: they are the index
def weakest(levels):
    lowest = levels.min()
    return lowest, levels[levels == lowest].tolist()
