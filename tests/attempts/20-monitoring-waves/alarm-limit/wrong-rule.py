# message: the smaller the wave
def alarm_limit(reference, size):
    return 0.2
