# message: for the target 0.50 with history, but 25 % fewer give
def labels_needed(train, test, target):
    model = quick_coder().fit(train["text"], train["code"])
    reached = (model.predict(test["text"]) == test["code"]).mean()
    return int(len(train) * target / reached) if reached >= target else None
