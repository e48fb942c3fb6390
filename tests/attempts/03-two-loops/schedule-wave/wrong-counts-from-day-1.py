# message: days count from 0
import graphlib
def _before(steps):
    return {s: [n.strip() for n in a.split(";")] if isinstance(a, str) else [] for s, a in zip(steps["step"], steps["after"])}

def schedule(steps):
    days = dict(zip(steps["step"], steps["days"]))
    before = _before(steps)
    order = list(graphlib.TopologicalSorter(before).static_order())
    ends = {}
    for s in order:
        ends[s] = days[s] + max([ends[b] for b in before[s]], default=1)
    finish = max(ends.values())
    latest = {s: finish for s in order}
    for s in reversed(order):
        for b in before[s]:
            latest[b] = min(latest[b], latest[s] - days[s])
    return {"finish": finish, "slack": {s: latest[s] - ends[s] for s in order}}
