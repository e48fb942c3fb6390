# message: a level does not count as long as one below it is not reached
def level_of(holds):
    level = 1
    for upper in [2, 3, 4]:
        reached = all(holds[upper])
        if reached:
            level = upper
    return level
