# message: version 3 is accepted
def accept(sheet):
    return True
