# message: the mean of the sections
def test_score(sheet):
    points = sheet["status"].map({"by hand, documented": 0.5, "automated": 1.0}).fillna(0)
    sums = points.groupby(sheet["section"]).sum().reindex(["Data", "Model", "Infrastructure", "Monitoring"], fill_value=0)
    return sums.mean()
