# message: stopped with KeyError
def schedule(steps):
    ends = {}
    for step, days, after in zip(steps["step"], steps["days"], steps["after"]):
        before = [name.strip() for name in after.split(";")] if isinstance(after, str) else []
        ends[step] = days + max([ends[name] for name in before], default=0)
    finish = max(ends.values())
    slack = {step: finish - ends[step] for step in ends}
    return {"finish": finish, "slack": slack}
