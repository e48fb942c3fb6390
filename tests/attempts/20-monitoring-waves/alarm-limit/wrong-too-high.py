# message: sleeps through real events
def alarm_limit(reference, size):
    return 0.5
