# message: labels for the target 0.95
def labels_needed(train, test, target):
    sizes = np.geomspace(100, len(train), 10).astype(int)
    curve = []
    for size in sizes:
        part = train.sample(size, random_state=1)
        model = quick_coder().fit(part["text"], part["code"])
        curve.append((model.predict(test["text"]) == test["code"]).mean())
    return int(np.interp(target, curve, sizes))
