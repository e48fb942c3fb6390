from scipy.stats import beta


def choose_threshold(confidence, right, target):
    order = np.argsort(-confidence.to_numpy())
    c, r = confidence.to_numpy()[order], right.to_numpy()[order].astype(int)
    n = np.arange(1, len(c) + 1)
    hits = r.cumsum()
    low = beta.ppf(0.05, np.maximum(hits, 1e-9), n - hits + 1)
    last = np.append(c[1:] != c[:-1], True)
    good = np.flatnonzero((low >= target) & last)
    return c[good[-1]] if len(good) else None
