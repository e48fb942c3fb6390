# message: a mean lets a strong dimension hide a weak one
def weakest(levels):
    return round(levels.mean()), levels[levels == levels.min()].index.tolist()
