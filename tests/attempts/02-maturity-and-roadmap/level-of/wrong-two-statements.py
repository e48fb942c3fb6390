# message: a level may have one statement, or three
def level_of(holds):
    level = 1
    for upper in [2, 3, 4]:
        reached = level == upper - 1 and holds[upper] == [True, True]
        if reached:
            level = upper
    return level
