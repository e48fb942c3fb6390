# message: nobody in the team has automation at level 2
team = ["S008", "S009", "S022", "S036", "S043", "S060"]
new_role = "S009"
