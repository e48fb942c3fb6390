# message: an ML engineer is no DevOps engineer with a new title
team = ["S007", "S009", "S017", "S027", "S046", "S060"]
new_role = "S027"
