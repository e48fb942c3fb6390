def faulty_rows(letters, kinds):
    accountable = letters.apply(lambda column: column.str.contains("A")).sum(axis=1)
    responsible = letters.apply(lambda column: column.str.contains("R")).sum(axis=1)
    left_out = (kinds == "hand-over") & letters["ML engineer"].isin(["-", "I"])
    return letters.index[(accountable != 1) | (responsible < 1) | left_out]
