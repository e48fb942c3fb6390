def bus_factor(people, left):
    ids = organisation.people(people)
    return len(ids.difference(left))


def days_twice(days):
    together = sum(days)
    largest = max(days)
    return float(together - largest)
