# message: Count from labels_ready itself
def first_wave(wave, calendar, free_days):
    row = calendar[calendar["wave"] == wave].iloc[0]
    before = np.datetime64(row["labels_ready"], "D") - 1
    days = int(row["training_days"] + row["approval_days"])
    approved = np.busday_offset(before, days, holidays=free_days)
    later = calendar[calendar["coding_start"] > pd.Timestamp(approved)]
    return None if later.empty else later["wave"].iloc[0]
