# message: compare `levels` with `lowest`, not with a number
def weakest(levels):
    lowest = levels.min()
    names = levels[levels == 1].index.tolist()
    return lowest, names
