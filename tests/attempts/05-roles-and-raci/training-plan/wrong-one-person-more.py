# message: the plan keeps the rules without S017 in C05, too
plan = {"C05": ["S017", "S027", "S035", "S046"], "C06": ["S008"], "C11": ["S009"]}
