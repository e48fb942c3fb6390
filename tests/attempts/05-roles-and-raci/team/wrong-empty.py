# message: a list of ids
team = []
new_role = "S017"
