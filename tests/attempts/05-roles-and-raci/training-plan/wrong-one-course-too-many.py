# message: 12 % more than the cheapest
plan = {"C05": ["S017", "S027"], "C06": ["S008"], "C08": ["S008"], "C10": ["S009"]}
