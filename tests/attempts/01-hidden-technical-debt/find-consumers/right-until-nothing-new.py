def depends_on(flows, start):
    found = {start}
    while True:
        more = found | set(flows.loc[flows["producer"].isin(found), "consumer"])
        if more == found:
            return list(found - {start})
        found = more


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
    return [list(pair) for pair in sorted(pairs)]
