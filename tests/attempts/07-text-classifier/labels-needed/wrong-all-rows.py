# message: fewer labels: the smallest number
def labels_needed(train, test, target):
    model = quick_coder().fit(train["text"], train["code"])
    return len(train) if (model.predict(test["text"]) == test["code"]).mean() >= target else None
