# message: the result is the name of a wave of the calendar, or None
def first_wave(wave, calendar, free_days):
    row = calendar[calendar["wave"] == wave].iloc[0]
    end = np.busday_offset(np.datetime64(row["labels_ready"], "D"), row["training_days"] + row["approval_days"], holidays=free_days)
    for name, start in zip(calendar["wave"], calendar["coding_start"]):
        if np.datetime64(start, "D") > end:
            return name
    return "None"
