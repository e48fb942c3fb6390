# message: up to 200 projects the platform is never cheaper
def total(costs, projects, years):
    times = {
        "once": 1,
        "each year": years,
        "once a project": projects,
        "each year and project": projects * years,
    }
    return (costs["cost"] * costs["paid"].map(times)).sum()


def break_even(own, shared, years):
    for projects in range(1, 201):
        if total(shared, projects, years) < total(own, projects, years):
            return projects
    return 200
