# message: capitals, commas and blanks do not make a title new
def split_titles(titles, seed):
    return train_test_split(titles, test_size=0.25, random_state=seed)
