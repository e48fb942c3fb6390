# message: who publishes the figure has the last word on what codes it
mended = letters.copy()
mended.loc["R04"] = ["I", "A", "R", "C", "C"]
mended.loc["R06"] = ["I", "-", "A", "R", "C"]
mended.loc["R08"] = ["I", "C", "I", "C", "AR"]
mended.loc["R09"] = ["I", "C", "I", "C", "AR"]
mended.loc["R12"] = ["C", "C", "-", "A", "R"]
