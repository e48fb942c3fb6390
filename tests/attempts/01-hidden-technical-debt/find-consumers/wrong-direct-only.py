# message: those that read it directly
def depends_on(flows, start):
    return set(flows.loc[flows["producer"] == start, "consumer"])


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
