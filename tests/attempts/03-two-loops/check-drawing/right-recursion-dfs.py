def check_drawing(edges):
    follow, follow_same = {}, {}
    for a, b, kind in zip(edges["from"], edges["to"], edges["kind"]):
        follow.setdefault(a, []).append(b)
        if kind == "same":
            follow_same.setdefault(a, []).append(b)

    def search(path):
        for b in follow_same.get(path[-1], []):
            if b in path:
                return path[path.index(b):]
            found = search(path + [b])
            if found:
                return found
        return []

    cycle = []
    for start in follow_same:
        cycle = search([start])
        if cycle:
            break

    def reaches(a, seen=()):
        return a == "wave.code" or any(reaches(b, (*seen, a)) for b in follow.get(a, []) if b not in seen)

    closed = any(
        kind == "next" and a.split(".")[0] == "wave" and b.split(".")[0] == "model" and reaches(b)
        for a, b, kind in edges[["from", "to", "kind"]].itertuples(index=False)
    )
    return {"cycle": cycle, "closed": closed}
