# message: rule 4 is not asked for here
def faulty_rows(letters, kinds):
    found = []
    for row in letters.index:
        all_letters = "".join(letters.loc[row])
        asked = letters.loc[row, "ML engineer"]
        kind = kinds[row]
        if all_letters.count("A") != 1 or all_letters.count("R") == 0 or kind == "acceptance":
            found.append(row)
        elif kind == "hand-over" and asked in ["-", "I"]:
            found.append(row)
    return found
