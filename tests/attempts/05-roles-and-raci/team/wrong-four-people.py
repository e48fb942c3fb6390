# message: 75 days a quarter together
team = {"S009", "S017", "S027", "S060"}
