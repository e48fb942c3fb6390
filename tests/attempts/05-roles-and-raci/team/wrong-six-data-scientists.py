# message: six data scientists are still no team
team = ["S008", "S017", "S019", "S022", "S046"]
new_role = "S017"
