# message: does not lift the others
def weakest(levels):
    highest = levels.max()
    return highest, levels[levels == highest].index.tolist()
