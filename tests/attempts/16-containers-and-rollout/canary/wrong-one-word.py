# message: one word for each row
def decide(seen):
    return "go on"
