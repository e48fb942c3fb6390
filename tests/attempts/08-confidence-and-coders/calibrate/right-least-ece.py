def calibrate(probabilities, columns):
    hit = probabilities.argmax(axis=1) == columns
    best = None
    for T in np.exp(np.linspace(np.log(0.2), np.log(6), 150)):
        said = tempered(probabilities, T).max(axis=1)
        which = np.minimum((said * 10).astype(int), 9)
        gap = sum(abs((said - hit)[which == b].sum()) for b in range(10)) / len(hit)
        if best is None or gap < best[0]:
            best = gap, T
    return np.array(best[1])
