# message: one of the members of your team
team = ["S009", "S012", "S017", "S024", "S027", "S060"]
new_role = "S046"
