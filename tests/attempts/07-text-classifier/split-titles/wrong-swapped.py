# message: the order is train, test
def split_titles(titles, seed):
    distinct = titles[~normalise(titles["title"]).duplicated()]
    train, test = train_test_split(distinct, test_size=0.25, random_state=seed)
    return test, train
