def total(costs, projects, years):
    once = costs[costs["paid"] == "once"]["cost"].sum()
    yearly = costs[costs["paid"] == "each year"]["cost"].sum()
    project = costs[costs["paid"] == "once a project"]["cost"].sum()
    both = costs[costs["paid"] == "each year and project"]["cost"].sum()
    return once + years * yearly + projects * (project + years * both)


def break_even(own, shared, years):
    for projects in range(1, 201):
        if total(shared, projects, years) < total(own, projects, years):
            return projects
    return None
