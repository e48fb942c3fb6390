# message: look at `levels`, not at `one`
def weakest(levels):
    lowest = levels.min()
    names = one[one == one.min()].index.tolist()
    return lowest, names
