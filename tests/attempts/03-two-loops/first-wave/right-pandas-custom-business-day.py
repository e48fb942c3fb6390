def first_wave(wave, calendar, free_days):
    t = calendar.set_index("wave")
    day = pd.offsets.CustomBusinessDay(holidays=free_days)
    n = int(t.at[wave, "training_days"]) + int(t.at[wave, "approval_days"])
    end = pd.Timestamp(t.at[wave, "labels_ready"]) + n * day
    later = t.index[t["coding_start"] > end]
    return later[0] if len(later) else None
