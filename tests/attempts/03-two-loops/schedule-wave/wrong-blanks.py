# message: stopped with KeyError
def schedule(steps):
    ends = {}
    for step, days, after in zip(steps["step"], steps["days"], steps["after"]):
        before = after.split(";") if isinstance(after, str) else []
        ends[step] = days + max([ends[name] for name in before], default=0)
    return {"finish": max(ends.values()), "slack": {step: 0 for step in ends}}
