def first_wave(wave, calendar, free_days):
    table = calendar.set_index("wave")
    step = pd.offsets.CustomBusinessDay(
        n=int(table.loc[wave, "training_days"] + table.loc[wave, "approval_days"]),
        holidays=free_days,
    )
    approved = table.loc[wave, "labels_ready"] + step
    for name, start in table["coding_start"].items():
        if start > approved:
            return name
