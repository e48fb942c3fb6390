# message: other steps must still fit in between
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
    return {"finish": finish, "slack": {step: finish - end[step] for step in order}}
