# two people in one text
plan = {"C05": ["S017, S027"], "C06": ["S008"], "C11": ["S009"]}
