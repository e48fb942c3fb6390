def bus_factor(people, left):
    names = pd.Series(people.split(";")).str.strip().unique()
    return (~pd.Series(names).isin(list(left))).sum()


def days_twice(days):
    days = pd.Series(days)
    return days.sum() - days.max()
