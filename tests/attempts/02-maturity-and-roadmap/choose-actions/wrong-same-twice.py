# message: names 1 different action
best_one = "second person"
best_pair = ["second person", "second person"]
