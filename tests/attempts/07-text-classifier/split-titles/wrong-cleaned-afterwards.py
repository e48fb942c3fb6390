# message: split the distinct titles instead
def split_titles(titles, seed):
    train, test = train_test_split(titles, test_size=0.25, random_state=seed)
    test = test[~normalise(test["title"]).isin(normalise(train["title"]))]
    return train, test
