# message: only names of dimensions at level
def weakest(levels):
    lowest = levels.min()
    return lowest, levels[levels == lowest].tolist()
