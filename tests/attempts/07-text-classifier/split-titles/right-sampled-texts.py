def split_titles(titles, seed):
    keys = normalise(titles["title"])
    chosen = keys.drop_duplicates().sample(frac=0.25, random_state=seed)
    inside = keys.isin(chosen)
    kept = ~titles.duplicated(["title", "isic4"])
    kept &= ~keys.duplicated()
    return [titles[~inside & kept], titles[inside & kept]]
