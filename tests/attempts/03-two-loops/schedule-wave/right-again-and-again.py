def schedule(steps):
    rows = steps.to_dict("records")
    ends = {row["step"]: 0 for row in rows}
    for _ in rows:
        for row in rows:
            names = (
                row["after"].replace(" ", "").split(";") if isinstance(row["after"], str) else []
            )
            ends[row["step"]] = row["days"] + max([ends[n] for n in names] + [0])
    finish = max(ends.values())
    latest = {row["step"]: finish for row in rows}
    for _ in rows:
        for row in rows:
            names = (
                row["after"].replace(" ", "").split(";") if isinstance(row["after"], str) else []
            )
            for n in names:
                latest[n] = min(latest[n], latest[row["step"]] - row["days"])
    return {"finish": np.int64(finish), "slack": {s: latest[s] - ends[s] for s in ends}}
