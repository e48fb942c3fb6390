from itertools import combinations

wanted = {"automation": 2, "monitoring": 2, "architecture": 1, "security": 1, "serving": 1}
cheapest = None
for size in range(1, 5):
    for chosen in combinations(courses.itertuples(), size):
        seats, cost = {}, 0.0
        for course in chosen:
            skills_taught = [part.rsplit(" ", 1) for part in course.teaches.split("; ")]
            taught = [s for s, level in skills_taught if int(level) >= 2]
            heads = max([wanted.get(s, 0) for s in taught], default=0)
            cost += course.fee + 0.8 * course.days * heads
            for s in taught:
                seats[s] = seats.get(s, 0) + heads
        enough = all(seats.get(s, 0) >= n for s, n in wanted.items())
        if enough and (cheapest is None or cost < cheapest[0]):
            cheapest = (cost, [course.course_id for course in chosen])
who = {"C05": ["S022", "S053"], "C06": ["S019"], "C11": ["S009"]}
plan = pd.Series({course: who[course] for course in cheapest[1]})
