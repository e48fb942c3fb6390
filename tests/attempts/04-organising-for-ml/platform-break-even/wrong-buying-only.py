# message: is left out
def total(costs, projects, years):
    times = {"once": 1, "each year": 0, "once a project": projects, "each year and project": 0}
    return (costs["cost"] * costs["paid"].map(times)).sum()


def break_even(own, shared, years):
    for projects in range(1, 201):
        if total(shared, projects, years) < total(own, projects, years):
            return projects
    return None
