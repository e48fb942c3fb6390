def loop_shares(records, threshold):
    loop = [
        m if c >= threshold else k
        for m, k, c in zip(
            records["section_model"], records["section_coder"], records["confidence"], strict=True
        )
    ]
    letters = sorted({*records["section_model"], *loop, *records["section_true"]})
    rows = []
    for letter in letters:
        row = {"section": letter}
        for name, values in (
            ("model", records["section_model"]),
            ("loop", pd.Series(loop, index=records.index)),
            ("true", records["section_true"]),
        ):
            row[name] = 100 * records["weight"][values == letter].sum() / records["weight"].sum()
        rows.append(row)
    return pd.DataFrame(rows)
