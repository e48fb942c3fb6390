# message: for no statement that holds
def level_of(holds):
    return 4
