# message: one course teaches both
plan = {"C05": ["S017", "S027"], "C06": ["S008"], "C08": ["S017"], "C10": ["S027"]}
