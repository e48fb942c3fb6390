# message: without quotation marks, `holds[upper]`
def level_of(holds):
    level = 1
    for upper in [2, 3, 4]:
        reached = level == upper - 1 and all(holds["upper"])
        if reached:
            level = upper
    return level
