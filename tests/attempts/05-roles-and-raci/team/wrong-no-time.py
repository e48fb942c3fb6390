# message: people who have ten days a quarter or more
team = ["S008", "S027", "S035", "S045", "S043", "S060"]
new_role = "S027"
