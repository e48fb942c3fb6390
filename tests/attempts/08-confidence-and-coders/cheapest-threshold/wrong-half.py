# message: the repairs cost more than the coders would
def cheapest_threshold(confidence, right, coder_right, coder_minutes, error_minutes):
    return 0.5
