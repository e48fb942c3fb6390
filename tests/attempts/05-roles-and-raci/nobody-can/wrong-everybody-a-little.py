# message: K05 is not in your list
def nobody_can(cards, people):
    left_over = []
    for card in cards:
        card_needs = cards[card]
        possible = False
        for one, other in alone_or_pairs(people):
            short = 0
            for skill in card_needs:
                if max(one.get(skill, 1), other.get(skill, 1)) < card_needs[skill]:
                    short = short + 1
            if short == 0:
                possible = True
        if not possible:
            left_over.append(card)
    return left_over
