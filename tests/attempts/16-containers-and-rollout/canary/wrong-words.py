# message: only "go on"
def decide(seen):
    return ["continue"] * len(seen)
