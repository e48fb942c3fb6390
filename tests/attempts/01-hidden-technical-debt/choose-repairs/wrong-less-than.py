# message: may take exactly as many days as the budget has
def choose_repairs(repairs, budget):
    days = dict(zip(repairs["repair"], repairs["days"]))
    avoided = dict(zip(repairs["repair"], repairs["avoided"]))
    needs = {name: set(text.split()) for name, text in zip(repairs["repair"], repairs["needs"].fillna(""))}
    best, most = [], 0
    for size in range(1, len(days) + 1):
        for some in combinations(days, size):
            worth = sum(avoided[name] for name in some)
            if worth > most and sum(days[name] for name in some) < budget:
                if all(needs[name] <= set(some) for name in some):
                    best, most = list(some), worth
    return best
