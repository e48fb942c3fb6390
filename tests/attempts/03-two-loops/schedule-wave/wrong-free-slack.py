# message: that step may have room itself
def schedule(steps):
    days = dict(zip(steps["step"], steps["days"]))
    before = {}
    for step, names in zip(steps["step"], steps["after"]):
        before[step] = [n.strip() for n in names.split(";")] if isinstance(names, str) else []
    import graphlib

    order = list(graphlib.TopologicalSorter(before).static_order())
    end = {}
    for step in order:
        end[step] = days[step] + max([end[b] for b in before[step]], default=0)
    finish = max(end.values())
    slack = {}
    for step in order:
        follow = [end[s] - days[s] for s in order if step in before[s]]
        slack[step] = min(follow, default=finish) - end[step]
    return {"finish": finish, "slack": slack}
