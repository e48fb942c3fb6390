def choose_repairs(repairs, budget):
    days = dict(zip(repairs["repair"], repairs["days"]))
    avoided = dict(zip(repairs["repair"], repairs["avoided"]))
    needs = {name: set(text.split()) for name, text in zip(repairs["repair"], repairs["needs"].fillna(""))}
    names = list(days)
    n = len(names)
    masks = np.arange(2 ** n)
    bits = (masks[:, None] >> np.arange(n)) & 1
    ok = bits @ np.array([days[x] for x in names]) <= budget
    for i, x in enumerate(names):
        for y in needs[x]:
            ok &= (bits[:, i] == 0) | (bits[:, names.index(y)] == 1)
    worth = np.where(ok, bits @ np.array([avoided[x] for x in names]), -1)
    return {names[i] for i in range(n) if bits[worth.argmax(), i]}
