def share_uncoded(table):
    n = 0
    for code in table["code"]:
        if pd.isna(code):
            n = n + 1
    return round(n / len(table), 10)
