# message: the sizes you tried lie too far apart
def labels_needed(train, test, target):
    for size in (2000, 4000, 8000):
        part = train.sample(min(size, len(train)), random_state=1)
        model = quick_coder().fit(part["text"], part["code"])
        if (model.predict(test["text"]) == test["code"]).mean() >= target:
            return size
