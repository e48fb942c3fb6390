# message: sleeps through real events
def alarm_limit(reference, size):
    rng = np.random.default_rng(3)
    p = reference.to_numpy() / reference.sum()
    n = reference.sum()
    return max(psi_of_counts(rng.multinomial(n, p, 1000), rng.multinomial(size, p, 1000)))
