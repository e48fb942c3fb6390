# message: without a row for Data
def test_score(sheet):
    worth = {"by hand, documented": 0.5, "automated": 1}
    sums = {"Monitoring": 0}
    for section, status in zip(sheet["section"], sheet["status"]):
        sums[section] = sums.get(section, 0) + worth.get(status, 0)
    return min(sums.values())
