# message: the level of the weakest dimension
def weakest(levels):
    highest = levels.max()
    return highest, levels[levels == highest].index.tolist()
