# message: two calls with the seed 0 give two different splits
def split_titles(titles, seed):
    return train_test_split(titles[~normalise(titles["title"]).duplicated()], test_size=0.25)
