# message: learns its own errors as truth
decisions = {
    "until": "b",
    "channel": "b",
    "measure": "b",
    "screen": "d",
    "labels": "b",
    "note": "b",
}
