# message: the reference is a sample too
def alarm_limit(reference, size):
    rng = np.random.default_rng(3)
    p = reference.to_numpy() / reference.sum()
    return np.quantile(psi_of_counts(reference.to_numpy(), rng.multinomial(size, p, 1000)), 0.95)
