best_one = "second person"
best_pair = ["shared code", "open days"]
