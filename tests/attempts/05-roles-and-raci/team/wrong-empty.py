# message: a list of ids
team = []
