# message: a middle value lets a strong dimension
def weakest(levels):
    return round(levels.mean()), levels[levels == levels.min()].index.tolist()
