# message: names out of
best_one = "named roles"
best_pair = ["shared code", "open days"]
