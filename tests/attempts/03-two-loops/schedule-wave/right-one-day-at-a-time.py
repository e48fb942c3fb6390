import graphlib
def schedule(steps):
    before = {s: [n.strip() for n in a.split(";")] if isinstance(a, str) else [] for s, a in zip(steps["step"], steps["after"])}
    order = list(graphlib.TopologicalSorter(before).static_order())
    def end(days):
        ends = {}
        for s in order:
            ends[s] = days[s] + max([ends[b] for b in before[s]], default=0)
        return max(ends.values())
    days = dict(zip(steps["step"], steps["days"]))
    finish = end(days)
    slack = {}
    for s in order:
        more = 0
        while end({**days, s: days[s] + more + 1}) == finish:
            more += 1
        slack[s] = more
    return {"finish": finish, "slack": slack}
