# message: is not in your list
def nobody_can(cards, people):
    left_over = []
    for card in cards:
        card_needs = cards[card]
        possible = False
        for one, other in alone_or_pairs(people):
            short = len(card_needs)
            for skill in card_needs:
                if max(one.get(skill, 0), other.get(skill, 0)) >= card_needs[skill]:
                    short = 0
            if short == 0:
                possible = True
        if not possible:
            left_over.append(card)
    return left_over
