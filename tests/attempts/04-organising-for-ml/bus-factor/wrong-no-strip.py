# message: S070 has left the office
def bus_factor(people, left):
    return len(set(people.split(";")) - left)


def days_twice(days):
    return sum(days) - max(days)
