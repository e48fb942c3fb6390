# message: lifts 0 of 9 divisions
best_one = "platform stage two"
best_pair = ["platform stage two", "training programme"]
