# message: stopped with RecursionError
def depends_on(flows, start):
    found = set()
    for reader in flows.loc[flows["producer"] == start, "consumer"].unique():
        found |= {reader} | depends_on(flows, reader)
    return found - {start}


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
