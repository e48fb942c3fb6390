# message: several A are not shared ownership but none
mended = letters.copy()
mended.loc["R04"] = ["I", "A", "R", "C", "C"]
mended.loc["R08"] = ["I", "C", "I", "C", "AR"]
mended.loc["R12"] = ["A", "C", "-", "I", "R"]
