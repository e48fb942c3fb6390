import itertools

names = ["S007", "S008", "S009", "S010", "S012", "S017", "S027", "S046", "S060"]
days = staff.set_index("staff_id")["days"]
division = staff.set_index("staff_id")["division"]


def twice(some):
    return sum(sum(after[p].get(s, 0) >= highest[s] for p in some) >= 2 for s in highest)


able = [six for six in itertools.combinations(names, 6) if sum(days[list(six)]) >= 90]
able = [six for six in able if division[list(six)].nunique() >= 5]
able = [
    six for six in able if all(any(after[p].get(s, 0) >= highest[s] for p in six) for s in highest)
]
notice = {"monitoring": 2, "automation": 2, "software engineering": 1, "modelling": 1}
fits = [p for p in names if all(after[p].get(s, 0) >= level for s, level in notice.items())]
able = [six for six in able if set(six) & set(fits)]
team = list(max(able, key=twice))
new_role = next(p for p in fits if p in team)
