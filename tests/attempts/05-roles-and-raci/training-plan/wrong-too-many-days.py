# message: no more days of courses than the person has
plan = {"C05": ["S009", "S027"], "C06": ["S008"], "C11": ["S009"]}
