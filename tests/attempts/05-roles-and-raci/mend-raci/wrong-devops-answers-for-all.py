# message: who answers for nearly everything answers for it only on paper
mended = letters.copy()
mended.loc["R04"] = ["I", "A", "R", "C", "C"]
mended.loc["R06"] = ["I", "-", "R", "A", "C"]
mended.loc["R08"] = ["I", "C", "I", "A", "R"]
mended.loc["R12"] = ["A", "C", "-", "I", "R"]
