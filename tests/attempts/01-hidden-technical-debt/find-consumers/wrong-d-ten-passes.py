# message: objects are missing
def depends_on(flows, start):
    found = set()
    for _ in range(2):
        for p, c in zip(flows["producer"], flows["consumer"]):
            if p == start or p in found:
                found.add(c)
    return found - {start}


def plain(name):
    name = name.strip().lower()
    name = name.split("\\")[-1]
    name = name.split("@")[0]
    return name.replace("-", "_")


def undeclared(log, declared, objects):
    said = {(plain(a), o) for a, o in zip(declared["account"], declared["object"])}
    seen = {(plain(a), o) for a, o, c in zip(log["account"], log["object"], log["count"]) if c > 0 and o in objects}
    return seen - said
