# message: which is not a whole number
roadmap = dict.fromkeys(actions["action"], float("nan"))
