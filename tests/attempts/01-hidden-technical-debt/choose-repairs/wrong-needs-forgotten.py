# message: cannot be carried out: R02 needs R01
def choose_repairs(repairs, budget):
    return from_the_top(repairs, budget)
