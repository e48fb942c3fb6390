def depends_on(flows, start):
    names = sorted(set(flows["producer"]) | set(flows["consumer"]))
    place = {name: i for i, name in enumerate(names)}
    reach = np.zeros((len(names), len(names)), dtype=bool)
    for a, b in zip(flows["producer"], flows["consumer"]):
        reach[place[a], place[b]] = True
    for k in range(len(names)):
        reach |= reach[:, [k]] & reach[[k], :]
    return np.array([n for n in names if reach[place[start], place[n]] and n != start])


def undeclared(log, declared, objects):
    import re

    def plain(name):
        return re.sub(r"@.*", "", re.sub(r".*\\", "", name.strip().lower())).replace("-", "_")

    log = log[log["count"].gt(0) & log["object"].isin(objects)]
    pairs = pd.MultiIndex.from_arrays([log["account"].map(plain), log["object"]]).unique()
    known = pd.MultiIndex.from_arrays([declared["account"].map(plain), declared["object"]])
    return tuple(pairs.difference(known))
