# message: each counted once
def bus_factor(people, left):
    here = [p for p in people.replace(" ", "").split(";") if p not in left]
    return len(here)



def days_twice(days):
    return sum(days) - max(days)
