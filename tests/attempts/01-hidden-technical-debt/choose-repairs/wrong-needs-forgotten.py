# message: cannot be carried out: R02 needs R01
def choose_repairs(repairs, budget):
    ratio = repairs["avoided"] / repairs["days"]
    chosen = []
    for row in repairs.loc[ratio.sort_values(ascending=False).index].itertuples():
        if row.days <= budget:
            chosen.append(row.repair)
            budget = budget - row.days
    return chosen
