def total(costs, projects, years):
    times = {
        "once": 1,
        "each year": years,
        "once a project": projects,
        "each year and project": projects * years,
    }
    return (costs["cost"] * costs["paid"].map(times)).sum()


def break_even(own, shared, years):
    n = 1
    while n <= 200:
        if total(own, n, years) - total(shared, n, years) > 0:
            return n
        n += 1
    return None
