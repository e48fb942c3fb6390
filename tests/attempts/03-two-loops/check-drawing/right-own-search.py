def check_drawing(edges):
    same, every, starts = {}, {}, []
    for a, b, kind in zip(edges["from"], edges["to"], edges["kind"]):
        every.setdefault(a, []).append(b)
        if kind == "same":
            same.setdefault(a, []).append(b)
        elif a.startswith("wave.") and b.startswith("model."):
            starts.append(b)

    def way(start, goal, graph):
        todo, seen = [[start]], set()
        while todo:
            path = todo.pop()
            if path[-1] == goal and len(path) > 1:
                return path
            for station in graph.get(path[-1], []):
                if station not in seen:
                    seen.add(station)
                    todo.append(path + [station])
        return []

    cycle = []
    for station in same:
        cycle = cycle or way(station, station, same)
    closed = bool(any(way(s, "wave.code", every) for s in starts))
    return {"cycle": tuple(cycle), "closed": closed}
