# message: names out of
best_one = "second person"
best_pair = ["shared code", "?"]
