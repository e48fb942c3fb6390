# message: on Monday; and somebody who stands twice in a cell is one person
def bus_factor(people, left):
    return len(people.split(";"))


def days_twice(days):
    return sum(days) - max(days)
