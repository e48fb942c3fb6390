# message: or in a third person
def nobody_can(cards, people):
    best = {}
    for person in people.values():
        for skill, level in person.items():
            best[skill] = max(level, best.get(skill, 0))
    return [c for c, needs in cards.items() if any(best.get(s, 0) < n for s, n in needs.items())]
