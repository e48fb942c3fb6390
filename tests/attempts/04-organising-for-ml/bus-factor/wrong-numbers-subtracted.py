# message: subtract the sets first, then count
def bus_factor(people, left):
    ids = organisation.people(people)
    return len(ids) - len(left)



def days_twice(days):
    return sum(days) - max(days)
