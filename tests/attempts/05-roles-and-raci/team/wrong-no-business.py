# message: nobody from business
team = ["S008", "S009", "S027", "S035", "S036", "S017"]
new_role = "S017"
