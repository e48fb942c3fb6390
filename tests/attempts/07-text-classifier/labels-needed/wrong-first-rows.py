# message: the first rows of a sorted table know few codes
def labels_needed(train, test, target):
    for size in np.geomspace(100, len(train), 25).astype(int):
        part = train.head(size)
        model = quick_coder().fit(part["text"], part["code"])
        if (model.predict(test["text"]) == test["code"]).mean() >= target:
            return int(size)
