# message: the best ratio first takes R12, R14; the best choice has R08 instead
def choose_repairs(repairs, budget):
    needs = {n: set(t.split()) if isinstance(t, str) else set() for n, t in zip(repairs["repair"], repairs["needs"])}
    ranked = repairs.assign(ratio=repairs["avoided"] / repairs["days"]).sort_values("ratio", ascending=False)
    chosen = []
    while True:
        for row in ranked.itertuples():
            if row.repair not in chosen and row.days <= budget and needs[row.repair] <= set(chosen):
                chosen.append(row.repair)
                budget -= row.days
                break
        else:
            return chosen
