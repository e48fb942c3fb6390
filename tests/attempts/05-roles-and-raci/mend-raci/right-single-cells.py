mended = letters.copy()
mended.loc["R04", "ML engineer"] = "C"
mended.loc["R06", "DevOps engineer"] = "R"
mended.loc["R08", "ML engineer"] = "A/R"
mended.loc["R08", "DevOps engineer"] = ""
mended.loc["R12", "business stakeholder"] = "a"
mended.loc["R12", "DevOps engineer"] = "-"
