def nobody_can(cards, people):
    skills = list(people.values())

    def able(a, b, needs):
        return all(a.get(s, 0) >= n or b.get(s, 0) >= n for s, n in needs.items())

    return [
        card
        for card, needs in cards.items()
        if not any(able(a, b, needs) for a in skills for b in skills)
    ]
