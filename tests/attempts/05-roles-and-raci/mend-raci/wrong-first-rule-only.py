# message: the check above does not pass yet
mended = letters.copy()
mended.loc["R04"] = ["I", "A", "R", "C", "C"]
mended.loc["R12"] = ["A", "C", "-", "I", "R"]
