# message: Near 0, whole classes are missing from train
from sklearn.model_selection import GroupShuffleSplit


def split_titles(titles, seed):
    distinct = titles[~normalise(titles["title"]).duplicated()]
    splitter = GroupShuffleSplit(n_splits=1, test_size=0.25, random_state=seed)
    train, test = next(splitter.split(distinct, groups=distinct["isic4"]))
    return distinct.iloc[train], distinct.iloc[test]
