# message: R, A and AR are enough, too
def faulty_rows(letters, kinds):
    found = []
    for row in letters.index:
        all_letters = "".join(letters.loc[row])
        asked = letters.loc[row, "ML engineer"]
        breaks_3 = kinds[row] == "hand-over" and asked != "C"
        if all_letters.count("A") != 1 or "R" not in all_letters or breaks_3:
            found.append(row)
    return found
