# message: two calls with the seed 0 give two different splits
def split_titles(titles, seed):
    distinct = titles[~normalise(titles["title"]).duplicated()]
    return train_test_split(distinct, test_size=0.25, random_state=seed or None)
