# message: days_twice([60, 60]) is 0
def bus_factor(people, left):
    ids = organisation.people(people)
    return len(ids - left)


def days_twice(days):
    return sum(day for day in days if day != max(days))
