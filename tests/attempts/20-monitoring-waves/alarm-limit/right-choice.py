def alarm_limit(reference, size):
    rng = np.random.default_rng(3)
    answers = np.repeat(np.arange(len(reference)), reference.to_numpy())
    found = []
    for _ in range(600):
        ours = np.bincount(rng.choice(answers, len(answers)), minlength=len(reference))
        wave = np.bincount(rng.choice(answers, size), minlength=len(reference))
        found.append(float(psi_of_counts(ours, wave)))
    return sorted(found)[570]
