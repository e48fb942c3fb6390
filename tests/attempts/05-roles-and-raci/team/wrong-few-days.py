# message: 65 days a quarter together
team = {"S007", "S009", "S017", "S046", "S060"}
new_role = "S017"
