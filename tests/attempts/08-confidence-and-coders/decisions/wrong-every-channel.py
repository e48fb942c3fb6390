# message: a threshold holds for the kind of answers on which it was chosen
decisions = {
    "until": "b",
    "channel": "a",
    "measure": "b",
    "screen": "d",
    "labels": "a",
    "note": "b",
}
