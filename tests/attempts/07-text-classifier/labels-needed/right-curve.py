def labels_needed(train, test, target):
    shuffled = [train.sample(frac=1, random_state=s) for s in range(3)]
    sizes = np.unique(np.geomspace(min(100, len(train)), len(train), 9).astype(int))
    curve = []
    for size in sizes:
        found = []
        for table in shuffled:
            part = table.head(size)
            model = quick_coder().fit(part.text, part.code)
            found.append((model.predict(test.text) == test.code).mean())
        curve.append(np.mean(found))
    curve = np.maximum.accumulate(curve)
    if curve[-1] < target:
        return None
    return int(np.exp(np.interp(target, curve, np.log(sizes))))
