# message: vendored files are left out, but generated ones are counted
def shares(inventory):

    own = inventory[~inventory["path"].str.contains("/vendor/|/third_party/")]
    return own.groupby("box")["lines"].sum() / own["lines"].sum()
