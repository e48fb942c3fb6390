# message: calendar days are counted as working days
def first_wave(wave, calendar, free_days):
    row = calendar[calendar["wave"] == wave].iloc[0]
    days = int(row["training_days"] + row["approval_days"])
    approved = row["labels_ready"] + pd.Timedelta(days=days)
    later = calendar[calendar["coding_start"] > approved]
    return later["wave"].iloc[0] if len(later) else None
