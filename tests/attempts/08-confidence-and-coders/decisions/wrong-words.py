# message: one of the letters a, b, c and d
decisions = {
    "until": "until 2026Q2",
    "channel": "b",
    "measure": "b",
    "screen": "d",
    "labels": "a",
    "note": "b",
}
