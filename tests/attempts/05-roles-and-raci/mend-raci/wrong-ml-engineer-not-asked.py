# message: the ML engineer keeps the parts together and must be asked
mended = letters.copy()
mended.loc["R06"] = ["I", "-", "A", "R", "C"]
mended.loc["R08"] = ["I", "C", "I", "C", "AR"]
mended.loc["R12"] = ["A", "C", "-", "I", "R"]
