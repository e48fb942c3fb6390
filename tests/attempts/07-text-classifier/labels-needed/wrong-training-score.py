# message: but 25 % more give
def labels_needed(train, test, target):
    for size in np.geomspace(50, len(train), 20).astype(int):
        part = train.sample(size, random_state=1)
        model = quick_coder().fit(part["text"], part["code"])
        if (model.predict(part["text"]) == part["code"]).mean() >= target:
            return int(size)
