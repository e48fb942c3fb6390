# message: pairs in the order (object, account)
def depends_on(flows, start):
    found = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        for reader in flows.loc[flows["producer"] == here, "consumer"]:
            if reader not in found:
                found.add(reader)
                waiting.append(reader)
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
    return {(b, a) for a, b in pairs}
