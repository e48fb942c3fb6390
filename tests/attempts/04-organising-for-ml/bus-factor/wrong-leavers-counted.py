# message: has left the office
def bus_factor(people, left):
    ids = organisation.people(people)
    return len(ids)



def days_twice(days):
    return sum(days) - max(days)
