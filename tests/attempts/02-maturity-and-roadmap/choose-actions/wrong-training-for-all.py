# message: as long as another dimension of a division is as weak
best_one = "training programme"
best_pair = ["training programme", "strategy"]
