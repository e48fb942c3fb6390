from sklearn.metrics import accuracy_score


def labels_needed(train, test, target):
    size = 100
    rng = np.random.default_rng(5)
    while True:
        size = min(int(size * 1.15), len(train))
        scores = []
        for _ in range(3):
            rows = rng.permutation(len(train))[:size]
            part = train.iloc[rows]
            scores.append(
                accuracy_score(test["code"], quick_coder().fit(part["text"], part["code"]).predict(test["text"]))
            )
        if sum(scores) / 3 >= target:
            return size
        if size == len(train):
            return None
