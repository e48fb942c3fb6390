# message: 5 divisions or more
team = ["S007", "S009", "S010", "S019", "S027", "S046"]
new_role = "S046"
