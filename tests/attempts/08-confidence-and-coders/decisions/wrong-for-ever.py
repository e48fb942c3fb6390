# message: its threshold still stopped being safe
decisions = {
    "until": "a",
    "channel": "b",
    "measure": "b",
    "screen": "d",
    "labels": "a",
    "note": "b",
}
