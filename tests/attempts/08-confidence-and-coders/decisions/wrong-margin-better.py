# message: the interval holds 0
decisions = {
    "until": "b",
    "channel": "b",
    "measure": "c",
    "screen": "d",
    "labels": "a",
    "note": "b",
}
