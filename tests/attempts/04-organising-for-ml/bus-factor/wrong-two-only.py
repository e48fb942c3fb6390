# message: all days less those of the largest project
def bus_factor(people, left):
    ids = organisation.people(people)
    return len(ids - left)


def days_twice(days):
    return min(days) if len(days) > 1 else 0
