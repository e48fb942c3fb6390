# message: names 1 different actions
best_one = "second person"
best_pair = ["second person", "second person"]
