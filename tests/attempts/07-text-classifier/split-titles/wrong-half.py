# message: test has 50 of 100 rows
def split_titles(titles, seed):
    distinct = titles[~normalise(titles["title"]).duplicated()]
    return train_test_split(distinct, test_size=0.5, random_state=seed)
