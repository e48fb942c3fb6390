# message: exist only when its coding is over
def first_wave(wave, calendar, free_days):
    return wave
