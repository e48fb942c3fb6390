mended = letters.copy()
mended.loc["R04"] = ["C", "R", "AR", "I", "C"]
mended.loc["R06"] = ["-", "I", "R", "C", "A"]
mended.loc["R08"] = ["I", "R", "C", "C", "A"]
mended.loc["R09"] = ["I", "C", "I", "R", "A"]
mended.loc["R12"] = ["A", "R", "I", "I", "C"]
