# message: nothing changed `level`
def level_of(holds):
    level = 1
    for upper in [2, 3, 4]:
        if level == upper - 1 and all(holds[upper]):
            level == upper
    return level
