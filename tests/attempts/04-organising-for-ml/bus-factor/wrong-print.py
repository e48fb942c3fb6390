# message: `print` only shows it
def bus_factor(people, left):
    ids = organisation.people(people)
    print(len(ids - left))


def days_twice(days):
    return sum(days) - max(days)
