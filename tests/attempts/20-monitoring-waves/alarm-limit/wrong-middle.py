# message: the smaller the wave, the larger its PSI by chance alone
def alarm_limit(reference, size):
    rng = np.random.default_rng(3)
    p = reference.to_numpy() / reference.sum()
    n = reference.sum()
    return np.median(psi_of_counts(rng.multinomial(n, p, 1000), rng.multinomial(size, p, 1000)))
