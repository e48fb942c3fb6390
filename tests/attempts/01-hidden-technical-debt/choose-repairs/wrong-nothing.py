# message: less than can be had
def choose_repairs(repairs, budget):
    return []
