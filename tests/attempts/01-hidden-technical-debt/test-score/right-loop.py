def test_score(sheet):

    sums = dict.fromkeys(["Data", "Model", "Infrastructure", "Monitoring"], 0)
    for row in sheet.itertuples():
        if row.status == "automated":
            sums[row.section] += 1
        elif row.status == "by hand, documented":
            sums[row.section] += 0.5
    return sorted(sums.values())[0]
