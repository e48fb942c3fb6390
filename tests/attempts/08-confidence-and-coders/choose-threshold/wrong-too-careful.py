# message: the smallest threshold that is safe
def choose_threshold(confidence, right, target):
    found = examine.safe_threshold(confidence, right, target)
    return None if found is None else max(found, min(0.93, confidence.sort_values().iloc[-120]))
