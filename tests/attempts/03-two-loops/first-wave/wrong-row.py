# message: the result is the name of a wave of the calendar
def first_wave(wave, calendar, free_days):
    row = calendar[calendar["wave"] == wave].iloc[0]
    days = int(row["training_days"] + row["approval_days"])
    ready = np.datetime64(row["labels_ready"], "D")
    approved = pd.Timestamp(np.busday_offset(ready, days, holidays=free_days))
    later = calendar[calendar["coding_start"] > approved]
    return later["wave"].iloc[0][:4] if len(later) else None
