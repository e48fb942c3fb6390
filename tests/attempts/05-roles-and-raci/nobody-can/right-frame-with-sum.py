def nobody_can(cards, people):
    left_over = []
    for card in cards:
        card_needs = cards[card]
        possible = False
        for one, other in alone_or_pairs(people):
            short = sum(max(one.get(s, 0), other.get(s, 0)) < card_needs[s] for s in card_needs)
            if short == 0:
                possible = True
        if not possible:
            left_over.append(card)
    return left_over
