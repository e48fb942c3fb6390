# message: normalised titles are in neither table
def split_titles(titles, seed):
    distinct = titles[~normalise(titles["title"]).duplicated()]
    test = distinct.sample(frac=0.25, random_state=seed)
    train = distinct.drop(test.index).sample(frac=0.9, random_state=seed)
    return train, test
