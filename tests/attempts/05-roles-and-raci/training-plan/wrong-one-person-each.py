# message: for one of the two may leave
plan = {"C05": ["S017"], "C06": ["S008"], "C11": ["S009"]}
