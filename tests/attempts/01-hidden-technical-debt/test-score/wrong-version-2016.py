# message: two points for a test that runs by itself
def test_score(sheet):
    points = sheet["status"].map({"by hand, documented": 1.0, "automated": 2.0}).fillna(0)
    sums = points.groupby(sheet["section"]).sum().reindex(["Data", "Model", "Infrastructure", "Monitoring"], fill_value=0)
    return sums.min()
