# message: a plan with the steps S1, S10, S11, S2
import graphlib
def schedule(steps):
    days = dict(zip(steps["step"], steps["days"]))
    text = dict(zip(steps["step"], steps["after"].fillna("")))
    before = {s: [b for b in days if b in text[s]] for s in days}
    order = list(graphlib.TopologicalSorter(before).static_order())
    ends = {}
    for s in order:
        ends[s] = days[s] + max([ends[b] for b in before[s]], default=0)
    finish = max(ends.values())
    latest = {s: finish for s in order}
    for s in reversed(order):
        for b in before[s]:
            latest[b] = min(latest[b], latest[s] - days[s])
    return {"finish": finish, "slack": {s: latest[s] - ends[s] for s in order}}
