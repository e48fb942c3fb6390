best_one = ["Second person"]
best_pair = {"open days", "shared code "}
