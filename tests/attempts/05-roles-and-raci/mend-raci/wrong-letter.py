# message: in each cell
mended = letters.copy()
mended.loc["R04"] = ["I", "S", "A", "R", "C"]
mended.loc["R06"] = ["I", "-", "A", "R", "C"]
mended.loc["R08"] = ["I", "C", "I", "C", "AR"]
mended.loc["R12"] = ["A", "C", "-", "I", "R"]
