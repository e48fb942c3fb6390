# message: the sums are Data 2.5
def test_score(sheet):
    worth = {"by hand, documented": 0.5, "automated": 1}
    sums = {"Data": 0, "Model": 0, "Infrastructure": 0, "Monitoring": 0}
    for section, status in zip(sheet["section"], sheet["status"]):
        sums[section] += worth.get(status, 0)
    return int(min(sums.values()))
