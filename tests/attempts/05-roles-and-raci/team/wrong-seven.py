# message: at most 6
team = ["S007", "S008", "S009", "S017", "S027", "S046", "S060"]
new_role = "S017"
