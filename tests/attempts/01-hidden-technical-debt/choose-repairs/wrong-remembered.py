# message: another table
def choose_repairs(repairs, budget):
    return ["R01", "R02", "R03", "R04", "R07", "R08", "R09"]
