def choose_repairs(repairs, budget):
    days = dict(zip(repairs["repair"], repairs["days"]))
    worth = dict(zip(repairs["repair"], repairs["avoided"]))
    needs = {n: set(t.split()) if isinstance(t, str) else set() for n, t in zip(repairs["repair"], repairs["needs"])}
    order = []
    while len(order) < len(days):  # what is needed comes first
        order += [n for n in days if n not in order and needs[n] <= set(order)]

    def best(i, left, chosen):
        if i == len(order):
            return 0, ()
        name = order[i]
        value, rest = best(i + 1, left, chosen)
        if days[name] <= left and needs[name] <= chosen:
            with_it, more = best(i + 1, left - days[name], chosen | {name})
            if with_it + worth[name] > value:
                return with_it + worth[name], (name, *more)
        return value, rest

    return set(best(0, budget, frozenset())[1])
