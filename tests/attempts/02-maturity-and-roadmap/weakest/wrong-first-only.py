# message: `.idxmin()` and the like give the first only
def weakest(levels):
    return levels.min(), [levels.idxmin()]
