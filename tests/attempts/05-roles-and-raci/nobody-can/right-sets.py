def nobody_can(cards, people):
    left = set(cards)
    for card, needs in cards.items():
        lacks = [{s for s in needs if p.get(s, 0) < needs[s]} for p in people.values()]
        for i, a in enumerate(lacks):
            if any(not a & b for b in lacks[i:]):
                left.discard(card)
                break
    return left
