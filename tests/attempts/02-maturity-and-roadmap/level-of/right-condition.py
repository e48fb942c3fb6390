def level_of(holds):
    level = 1
    for upper in [2, 3, 4]:
        if all(holds[upper]) and level == upper - 1:
            level = upper
    return level
