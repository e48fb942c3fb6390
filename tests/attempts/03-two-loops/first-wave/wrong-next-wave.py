# message: the version is approved on
def first_wave(wave, calendar, free_days):
    names = list(calendar["wave"])
    place = names.index(wave) + 1
    return names[place] if place < len(names) else None
