# message: does `all(...)` stand round the list
def level_of(holds):
    level = 1
    for upper in [2, 3, 4]:
        reached = holds[upper] == True and level == upper - 1
        if reached:
            level = upper
    return level
