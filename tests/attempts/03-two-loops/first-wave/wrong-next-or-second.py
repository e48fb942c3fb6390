# message: The wave may be further ahead than the next two
def first_wave(wave, calendar, free_days):
    c = calendar.reset_index(drop=True)
    i = c.index[c["wave"] == wave][0]
    row = c.loc[i]
    end = np.busday_offset(np.datetime64(row["labels_ready"], "D"), row["training_days"] + row["approval_days"], holidays=free_days)
    for j in (i + 1, i + 2):
        if j >= len(c):
            return None
        if np.datetime64(c.loc[j, "coding_start"], "D") > end:
            return c.loc[j, "wave"]
    return c.loc[j, "wave"]
