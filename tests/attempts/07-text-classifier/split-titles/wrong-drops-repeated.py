# message: normalised titles are in neither table
def split_titles(titles, seed):
    once = titles[~normalise(titles["title"]).duplicated(keep=False)]
    return train_test_split(once, test_size=0.25, random_state=seed)
