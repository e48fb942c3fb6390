# message: the minimum of the sections that have rows
def test_score(sheet):
    points = sheet["status"].map({"by hand, documented": 0.5, "automated": 1.0}).fillna(0)
    return points.groupby(sheet["section"]).sum().min()
