# message: 7.5, the sum of all sections
def test_score(sheet):
    points = sheet["status"].map({"by hand, documented": 0.5, "automated": 1.0}).fillna(0)
    return points.sum()
