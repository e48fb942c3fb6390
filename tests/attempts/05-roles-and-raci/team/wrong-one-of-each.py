# message: in the best team it is 10
team = ["S009", "S010", "S012", "S017", "S027", "S060"]
new_role = "S017"
