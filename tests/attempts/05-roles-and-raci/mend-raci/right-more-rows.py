mended = letters.copy()
mended.loc["R04"] = ["I", "AR", "C", "I", "C"]
mended.loc["R06"] = ["I", "-", "C", "AR", "R"]
mended.loc["R08"] = ["A", "C", "I", "I", "R"]
mended.loc["R09"] = ["I", "C", "I", "C", "AR"]
mended.loc["R11"] = ["I", "C", "R", "C", "A"]
mended.loc["R12"] = ["A", "R", "-", "I", "C"]
