# message: software without a licence fee still has to be run
def total(costs, projects, years):
    costs = costs[~costs["item"].str.startswith("operation")]
    times = {"once": 1, "each year": years, "once a project": projects}
    times["each year and project"] = projects * years
    return (costs["cost"] * costs["paid"].map(times)).sum()


def break_even(own, shared, years):
    for projects in range(1, 201):
        if total(shared, projects, years) < total(own, projects, years):
            return projects
    return None
