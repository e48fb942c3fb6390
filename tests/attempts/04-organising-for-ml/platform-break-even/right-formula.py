def total(costs, projects, years):
    times = {
        "once": 1,
        "each year": years,
        "once a project": projects,
        "each year and project": projects * years,
    }
    return (costs["cost"] * costs["paid"].map(times)).sum()


def break_even(own, shared, years):
    slope_own = total(own, 1, years) - total(own, 0, years)
    slope_shared = total(shared, 1, years) - total(shared, 0, years)
    cheaper = [
        n
        for n in range(1, 201)
        if total(own, 0, years) + n * slope_own > total(shared, 0, years) + n * slope_shared
    ]
    return min(cheaper) if cheaper else None
