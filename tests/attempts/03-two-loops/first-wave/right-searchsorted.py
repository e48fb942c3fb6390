def first_wave(wave, calendar, free_days):
    starts = calendar["coding_start"].to_numpy().astype("datetime64[D]")
    at = calendar["wave"].tolist().index(wave)
    end = np.busday_offset(calendar["labels_ready"].to_numpy().astype("datetime64[D]")[at],
                           calendar["training_days"].to_numpy()[at] + calendar["approval_days"].to_numpy()[at],
                           roll="forward", holidays=np.array(free_days, dtype="datetime64[D]"))
    k = np.searchsorted(starts, end, side="right")
    return calendar["wave"].to_numpy()[k] if k < len(calendar) else None
