# message: AR counts as one A and as one R
def faulty_rows(letters, kinds):
    found = []
    for row in letters.index:
        cells = list(letters.loc[row])
        if cells.count("A") != 1 or cells.count("R") == 0:
            found.append(row)
        elif kinds[row] == "hand-over" and cells[4] in ["-", "I"]:
            found.append(row)
    return found
