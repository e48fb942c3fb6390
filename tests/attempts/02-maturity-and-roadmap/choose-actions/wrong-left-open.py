# message: `best_pair` is not filled in yet
best_one = "second person"
best_pair = ["shared code", "?"]
