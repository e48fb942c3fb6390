# message: it is not neutral
decisions = {
    "until": "b",
    "channel": "b",
    "measure": "b",
    "screen": "b",
    "labels": "a",
    "note": "b",
}
