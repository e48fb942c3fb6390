# message: at most 6
team = ["S008", "S027", "S035", "S036", "S043", "S060", "S009"]
