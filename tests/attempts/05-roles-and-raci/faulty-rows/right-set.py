def faulty_rows(letters, kinds):
    bad = set()
    for row, cells in letters.iterrows():
        n_a = sum(c in ("A", "AR") for c in cells)
        n_r = sum(c in ("R", "AR") for c in cells)
        if n_a != 1 or n_r < 1 or (kinds[row] == "hand-over" and cells["ML engineer"] in "-I"):
            bad.add(row)
    return bad
