# message: all files are counted, also vendored and generated ones
def shares(inventory):

    return inventory.groupby("box")["lines"].sum() / inventory["lines"].sum()
