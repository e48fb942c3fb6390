# message: days_twice([60, 85]) is 85
def bus_factor(people, left):
    ids = organisation.people(people)
    return len(ids - left)


def days_twice(days):
    return sum(days[1:])
