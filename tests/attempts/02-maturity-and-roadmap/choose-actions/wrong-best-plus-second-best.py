# message: lift 3 of 9 divisions
best_one = "second person"
best_pair = ["second person", "open days"]
