# message: it is still open
roles = {
    "T02": "?",
    "T05": "?",
    "T11": "?",
    "T15": "?",
    "T21": "?",
    "T22": "?",
    "T24": "?",
}
