lines = {row: list(letters.loc[row]) for row in reversed(letters.index)}
lines |= {"R04": list("IARCC"), "R06": list("I-ARC"), "R08": ["I", "C", "I", "C", "RA"]}
lines["R12"] = ["A", "R", None, "I", "C"]
mended = pd.DataFrame.from_dict(lines, orient="index", columns=list(letters.columns))
