def split_titles(titles, seed):
    rng = np.random.default_rng(seed)
    distinct = titles[~normalise(titles["title"]).duplicated()]
    inside = rng.random(len(distinct)) < 0.25
    return distinct[~inside], distinct[inside]
