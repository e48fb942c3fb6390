def alarm_limit(reference, size):
    rng = np.random.default_rng()
    p = reference.to_numpy() / reference.sum()
    found = []
    for _ in range(800):
        found.append(psi_of_counts(rng.multinomial(reference.sum(), p), rng.multinomial(size, p)))
    return np.percentile(found, 95)
