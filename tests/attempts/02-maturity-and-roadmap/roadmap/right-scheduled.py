rng = np.random.default_rng(0)
facts = actions.set_index("action").fillna("")
best, roadmap = 0, {}
for _ in range(3000):
    order, plan, load = list(rng.permutation(facts.index)), {}, [0] * 60
    while len(plan) < 12:
        for name in order:
            needed = [n for n in facts.loc[name, "needs"].split(";") if n]
            if name in plan or any(n not in plan for n in needed):
                continue
            length, people = facts.loc[name, "quarters"], facts.loc[name, "staff"]
            start = max([1] + [plan[n] + facts.loc[n, "quarters"] for n in needed])
            while any(load[q] + people > 7 for q in range(start, start + length)):
                start += 1
            plan[name] = start
            for q in range(start, start + length):
                load[q] += people
            break
    ends = {name: plan[name] + facts.loc[name, "quarters"] - 1 for name in plan}
    saved = sum(facts.loc[name, "benefit"] * (8 - ends[name]) for name in plan)
    if max(ends.values()) <= 8 and saved > best:
        best, roadmap = saved, plan
    if best >= 380:
        break
