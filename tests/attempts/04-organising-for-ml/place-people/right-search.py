plan = {"hub": 3} | dict.fromkeys(DIVISIONS, 1) | {"Methodology": 0}
while sum(plan.values()) < 14:
    gains = {}
    for division in DIVISIONS:
        if plan[division] < 3:
            more = plan | {division: plan[division] + 1}
            gains[division] = organisation.days_saved(more, placement)["both"]
    best = max(gains, key=gains.get)
    plan[best] += 1
