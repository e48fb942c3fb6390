# message: only people of a field that the course is open to
plan = {"C05": ["S017", "S027"], "C06": ["S008"], "C11": ["S008"]}
