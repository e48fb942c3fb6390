# message: for `each year and project`, does a "?" still stand in
def total(costs, n_projects, years):
    times = {
        "once": 1,
        "each year": years,
        "once a project": n_projects,
        "each year and project": "?",
    }
    return (costs["cost"] * costs["paid"].map(times)).sum()


def break_even(own, shared, years):
    for n_projects in range(1, 201):
        own_cost = total(own, n_projects, years)
        shared_cost = total(shared, n_projects, years)
        if shared_cost < own_cost:
            return n_projects
    return None
