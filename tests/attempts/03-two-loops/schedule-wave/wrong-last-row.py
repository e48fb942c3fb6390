# message: working days
def schedule(steps):
    ends = {}
    for step, days, after in zip(steps["step"], steps["days"], steps["after"]):
        before = [name.strip() for name in after.split(";")] if isinstance(after, str) else []
        ends[step] = days + max([ends.get(name, 0) for name in before], default=0)
    return {"finish": ends[step], "slack": {name: 0 for name in ends}}
