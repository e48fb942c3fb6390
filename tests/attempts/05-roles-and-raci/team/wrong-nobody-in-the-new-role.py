# message: one staff_id of somebody with ten days
team = ["S007", "S009", "S017", "S027", "S046", "S060"]
new_role = "?"
