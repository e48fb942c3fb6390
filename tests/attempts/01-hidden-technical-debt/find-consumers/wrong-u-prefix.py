# message: also where one name begins like the other
def depends_on(flows, start):
    found = set()
    waiting = [start]
    while waiting:
        now = waiting.pop()
        for name in flows.loc[flows["producer"] == now, "consumer"]:
            if name not in found:
                found.add(name)
                waiting.append(name)
    found.discard(start)
    return found


def plain(name):
    name = name.strip().lower()
    name = name.split("\\")[-1]
    name = name.split("@")[0]
    return name.replace("-", "_")


def undeclared(log, declared, objects):
    said = {(plain(a), o) for a, o in zip(declared["account"], declared["object"])}
    seen = {(plain(a), o) for a, o, c in zip(log["account"], log["object"], log["count"]) if c > 0 and o in objects}
    return {(a, o) for a, o in seen if not any(o == y and a.startswith(x) for x, y in said)}
