# message: or more; the best choice avoids
def choose_repairs(repairs, budget):
    chosen = []
    for row in repairs[repairs["needs"].isna()].itertuples():
        if row.days <= budget:
            chosen.append(row.repair)
            budget -= row.days
    return chosen
