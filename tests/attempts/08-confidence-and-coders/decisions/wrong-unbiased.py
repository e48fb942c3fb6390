# message: coders see only the unsure answers, and err too
decisions = {
    "until": "b",
    "channel": "b",
    "measure": "b",
    "screen": "d",
    "labels": "a",
    "note": "a",
}
