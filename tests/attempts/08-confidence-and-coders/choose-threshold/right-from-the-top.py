def choose_threshold(confidence, right, target):
    best = None
    for step in range(100, -1, -1):
        kept = confidence >= step / 100
        n = int(kept.sum())
        if n and lower_bound(int(right[kept].sum()), n) >= target:
            best = step / 100
    return best
