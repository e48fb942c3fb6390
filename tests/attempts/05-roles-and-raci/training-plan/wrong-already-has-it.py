# message: who already had it
plan = {"C05": ["S017", "S027"], "C06": ["S009"], "C08": ["S008"], "C10": ["S027"]}
