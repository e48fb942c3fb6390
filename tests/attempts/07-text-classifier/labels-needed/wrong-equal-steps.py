# message: the sizes you tried lie too far apart
def labels_needed(train, test, target):
    for size in np.linspace(len(train) / 16, len(train), 16).astype(int):
        part = train.sample(size, random_state=1)
        model = quick_coder().fit(part["text"], part["code"])
        if (model.predict(test["text"]) == test["code"]).mean() >= target:
            return int(size)
