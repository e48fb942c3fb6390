# message: `best_one` holds 2
best_one = 2
best_pair = 4
