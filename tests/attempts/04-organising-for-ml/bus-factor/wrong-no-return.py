# message: (NoneType)
def bus_factor(people, left):
    ids = organisation.people(people)
    len(ids - left)



def days_twice(days):
    return sum(days) - max(days)
