# message: a list of the names of rows
def faulty_rows(letters, kinds):
    found = []
    for row in letters.index:
        all_letters = "".join(letters.loc[row])
        asked = letters.loc[row, "ML engineer"]
        kind = kinds[row]
        if all_letters.count("A") != 1 or all_letters.count("R") == 0:
            found.append(row)
    return len(found)
