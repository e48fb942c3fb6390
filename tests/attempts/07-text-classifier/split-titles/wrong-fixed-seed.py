# message: another split for another seed
def split_titles(titles, seed):
    distinct = titles[~normalise(titles["title"]).duplicated()]
    return train_test_split(distinct, test_size=0.25, random_state=42)
