# message: the level for
def level_of(holds):
    return sum(sum(part) for part in holds.values())
