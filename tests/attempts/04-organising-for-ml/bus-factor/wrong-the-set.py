# message: that is the set itself; `len` counts
def bus_factor(people, left):
    ids = organisation.people(people)
    return ids - left



def days_twice(days):
    return sum(days) - max(days)
