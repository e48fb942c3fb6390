def night(measured, records, hours):
    texts, seconds = {}, {}
    for row in measured.to_dict("records"):
        if row["request"] == 1:
            continue
        size = row["size"]
        texts[size] = texts.get(size, 0) + size
        seconds[size] = seconds.get(size, 0) + row["seconds"]
    sizes = sorted(texts)
    rates = {size: texts[size] / seconds[size] for size in sizes}
    needed = {size: records / (3600 * rates[size]) for size in sizes}
    best = None
    for size in reversed(sizes):
        if 2 * needed[size] <= hours:
            best = size
    ratio = rates[sizes[-1]] / rates[sizes[0]]
    return dict(rates=rates, hours=needed, ratio=ratio, size=best)
