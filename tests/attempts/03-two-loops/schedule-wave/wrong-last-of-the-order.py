# message: the plan ends with the step that ends last
import graphlib
def schedule(steps):
    days = dict(zip(steps["step"], steps["days"]))
    before = {}
    for step, names in zip(steps["step"], steps["after"]):
        before[step] = []
        if isinstance(names, str):
            before[step] = [name.strip() for name in names.split(";")]
    order = list(graphlib.TopologicalSorter(before).static_order())

    def ends_of(days):
        ends = {}
        for step in order:
            ends[step] = days[step] + max([ends[b] for b in before[step]], default=0)
        return ends

    ends = ends_of(days)
    finish = ends[order[-1]]
    latest = dict.fromkeys(order, finish)
    for step in reversed(order):
        for b in before[step]:
            latest[b] = min(latest[b], latest[step] - days[step])
    return {"finish": finish, "slack": {s: latest[s] - ends[s] for s in order}}
