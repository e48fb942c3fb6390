# message: 0.05 is a guess
decisions = {
    "until": "b",
    "channel": "d",
    "measure": "b",
    "screen": "d",
    "labels": "a",
    "note": "b",
}
