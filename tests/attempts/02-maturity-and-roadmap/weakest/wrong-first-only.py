# message: of the 2 weakest dimensions are named
def weakest(levels):
    return levels.min(), [levels.idxmin()]
