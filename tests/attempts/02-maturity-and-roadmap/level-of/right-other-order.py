def level_of(holds):
    level = 1
    for upper in [2, 3, 4]:
        reached = level + 1 == upper and False not in holds[upper]
        if reached:
            level = upper
    return level
