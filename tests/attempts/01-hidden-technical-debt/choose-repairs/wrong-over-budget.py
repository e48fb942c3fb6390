# message: days of 40
def choose_repairs(repairs, budget):
    ranked = repairs.sort_values("avoided", ascending=False)
    return ranked["repair"].tolist()
