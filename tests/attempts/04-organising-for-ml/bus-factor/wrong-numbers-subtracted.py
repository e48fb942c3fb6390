# message: those who can run it and are still here
def bus_factor(people, left):
    ids = organisation.people(people)
    return len(ids) - len(left)



def days_twice(days):
    return sum(days) - max(days)
