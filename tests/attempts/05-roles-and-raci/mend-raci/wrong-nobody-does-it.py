# message: an A alone answers for work that nobody does
mended = letters.copy()
mended.loc["R04"] = ["I", "A", "R", "C", "C"]
mended.loc["R06"] = ["I", "-", "A", "R", "C"]
mended.loc["R08"] = ["I", "C", "I", "C", "A"]
mended.loc["R12"] = ["A", "C", "-", "I", "R"]
