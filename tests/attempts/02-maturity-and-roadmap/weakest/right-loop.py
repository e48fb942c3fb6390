def weakest(levels):
    lowest, names = 4, []
    for name, level in levels.items():
        if level < lowest:
            lowest, names = level, []
        if level == lowest:
            names.append(name)
    return lowest, names
