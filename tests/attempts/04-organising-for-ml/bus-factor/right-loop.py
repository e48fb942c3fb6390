def bus_factor(people, left):
    ids = organisation.people(people)
    here = 0
    for person in ids:
        if person not in left:
            here = here + 1
    return here


def days_twice(days):
    return sum(sorted(days)[:-1])
