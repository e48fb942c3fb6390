# message: do it by more days than the whole plan has
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

    finish = max(ends_of(days).values())
    slack = {s: finish + 2 - max(ends_of({**days, s: days[s] + 2}).values()) for s in order}
    return {"finish": finish, "slack": slack}
