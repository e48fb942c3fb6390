def dictionary_report(codes, suggested):
    n = hits = right = 0
    for a, b in zip(codes.tolist(), suggested.tolist()):
        n += 1
        if isinstance(b, str):
            hits += 1
            right += a == b
    return dict(hit_rate=hits / n, precision=right / hits if hits > 0 else np.nan)
