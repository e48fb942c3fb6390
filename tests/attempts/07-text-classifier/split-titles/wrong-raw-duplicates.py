# message: stand in both once normalised
def split_titles(titles, seed):
    return train_test_split(titles.drop_duplicates("title"), test_size=0.25, random_state=seed)
