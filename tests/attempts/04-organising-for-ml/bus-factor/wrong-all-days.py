# message: the largest project was needed anyway
def bus_factor(people, left):
    ids = organisation.people(people)
    return len(ids - left)


def days_twice(days):
    return sum(days)
