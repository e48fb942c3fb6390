# message: is `level` compared with the level just below
def level_of(holds):
    level = 1
    for upper in [2, 3, 4]:
        reached = all(holds[upper]) and level == upper
        if reached:
            level = upper
    return level
