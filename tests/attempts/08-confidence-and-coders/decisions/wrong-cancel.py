# message: the mean error over 16 waves is clearly not 0
decisions = {
    "until": "b",
    "channel": "b",
    "measure": "b",
    "screen": "d",
    "labels": "a",
    "note": "c",
}
