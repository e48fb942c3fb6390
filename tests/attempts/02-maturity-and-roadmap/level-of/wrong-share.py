# message: the level is no share of the statements
def level_of(holds):
    values = [value for part in holds.values() for value in part]
    return round(1 + 3 * sum(values) / len(values))
