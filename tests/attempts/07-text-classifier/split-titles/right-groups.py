from sklearn.model_selection import GroupShuffleSplit


def split_titles(titles, seed):
    splitter = GroupShuffleSplit(n_splits=1, test_size=0.25, random_state=seed)
    train, test = next(splitter.split(titles, groups=normalise(titles["title"])))
    return titles.iloc[train], titles.iloc[test]
