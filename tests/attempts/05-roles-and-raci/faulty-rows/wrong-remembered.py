# message: another division's table
def faulty_rows(letters, kinds):
    return ["R04", "R06", "R08"] if "R04" in letters.index else []
