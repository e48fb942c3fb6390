def faulty_rows(letters, kinds):
    found = []
    for row in letters.index:
        all_letters = "".join(letters.loc[row])
        asked = letters.loc[row, "ML engineer"]
        kind = kinds[row]
        breaks_1 = breaks_2 = breaks_3 = False
        if all_letters.count("A") != 1:
            found.append(row)
        breaks_2 = all_letters.count("R") == 0
        breaks_3 = kind == "hand-over" and asked in ["-", "I"]
        if breaks_1 or breaks_2 or breaks_3:
            found.append(row)
    return found
