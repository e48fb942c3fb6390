# message: the mean hides where it harms
decisions = {
    "until": "b",
    "channel": "b",
    "measure": "b",
    "screen": "c",
    "labels": "a",
    "note": "b",
}
