# message: for nothing shown
def level_of(holds):
    return 4
