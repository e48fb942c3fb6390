import datetime as dt
def first_wave(wave, calendar, free_days):
    free = {dt.date.fromisoformat(d) for d in free_days}
    for _, row in calendar.iterrows():
        if row["wave"] == wave:
            day, left = row["labels_ready"].date(), row["training_days"] + row["approval_days"]
    while left > 0:
        day += dt.timedelta(days=1)
        if day.weekday() < 5 and day not in free:
            left -= 1
    for _, row in calendar.iterrows():
        if row["coding_start"].date() > day:
            return row["wave"]
