def schedule(steps):
    days = dict(zip(steps["step"], steps["days"]))
    after = dict(zip(steps["step"], steps["after"].fillna("")))

    def end_of_plan(length):
        known = {}

        def end(step):
            if step not in known:
                names = [n.strip() for n in after[step].split(";") if n.strip()]
                known[step] = length[step] + max([end(n) for n in names], default=0)
            return known[step]

        return max(end(step) for step in length)

    finish = end_of_plan(days)
    slack = {}
    for step in days:
        slack[step] = finish + 1000 - end_of_plan({**days, step: days[step] + 1000})
    # a step longer by 1000 days ends the plan at (its chain + 1000)
    return {"finish": finish, "slack": pd.Series(slack)}
