# message: a set or a list of names
def choose_repairs(repairs, budget):
    return int(repairs["avoided"].sum())
