decisions = {
    "until": "b",
    "channel": "b",
    "measure": "b",
    "screen": "d",
    "labels": "a",
    "note": "b",
}
