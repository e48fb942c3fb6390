def level_of(holds):
    level = 1
    for upper in [2, 3, 4]:
        if not all(holds[upper]):
            return level
        level = upper
    return level
