# message: look at the level that the course teaches
plan = {"C03": ["S017", "S027"], "C04": ["S027", "S036"], "C06": ["S008"], "C11": ["S009"]}
