def level_of(holds):
    level = 1
    while level < 4 and min(holds.pop(level + 1)):
        level += 1
    return level
