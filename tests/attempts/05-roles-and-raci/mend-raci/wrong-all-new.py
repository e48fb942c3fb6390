# message: six rows or fewer
mended = letters.copy()
for row in mended.index:
    mended.loc[row] = ["A", "R", "C", "I", "C"]
