import itertools

names = ["S007", "S008", "S009", "S010", "S012", "S017", "S027", "S046", "S060"]
days = staff.set_index("staff_id")["days"]


def twice(some):
    return sum(sum(after[p].get(s, 0) >= highest[s] for p in some) >= 2 for s in highest)


able = [six for six in itertools.combinations(names, 6) if sum(days[list(six)]) >= 90]
able = [
    six for six in able if all(any(after[p].get(s, 0) >= highest[s] for p in six) for s in highest)
]
team = list(max(able, key=twice))
