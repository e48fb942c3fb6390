def alarm_limit(reference, size):
    rng = np.random.default_rng()
    p = reference.to_numpy() / reference.sum()
    found = []
    for _ in range(800):
        found.append(examine.psi(rng.multinomial(reference.sum(), p), rng.multinomial(size, p)))
    return np.percentile(found, 95)
