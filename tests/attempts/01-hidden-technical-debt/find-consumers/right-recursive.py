def depends_on(flows, start, seen=None):
    seen = set() if seen is None else seen
    for reader in flows.loc[flows["producer"] == start, "consumer"].unique():
        if reader not in seen:
            seen.add(reader)
            depends_on(flows, reader, seen)
    return {name for name in seen if name != start}


def plain(name):
    name = name.strip().lower().split("\\")[-1].split("@")[0]
    return name.replace("-", "_")


def undeclared(log, declared, objects):
    known = {(plain(a), o) for a, o in zip(declared["account"], declared["object"])}
    pairs = set()
    for row in log.to_dict("records"):
        pair = (plain(row["account"]), row["object"])
        if row["count"] > 0 and row["object"] in objects and pair not in known:
            pairs.add(pair)
    return pairs
