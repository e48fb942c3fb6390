# message: an ML engineer is no senior data scientist
team = ["S007", "S008", "S009", "S012", "S027", "S046"]
new_role = "S008"
