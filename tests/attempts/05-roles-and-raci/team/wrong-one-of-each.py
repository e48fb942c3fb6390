# message: in the best team it is 10
team = ["S008", "S027", "S035", "S036", "S043", "S060"]
