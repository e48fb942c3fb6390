# message: points also for what was done by hand and not documented
def test_score(sheet):
    points = np.where(sheet["status"].str.startswith("by hand"), 0.5, np.where(sheet["status"] == "automated", 1.0, 0.0))
    points = pd.Series(points, index=sheet.index)
    sums = points.groupby(sheet["section"]).sum().reindex(["Data", "Model", "Infrastructure", "Monitoring"], fill_value=0)
    return sums.min()
