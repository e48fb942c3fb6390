# message: the ML engineer stands on 14 of 24 cards
roles = {
    "T02": "ML engineer",
    "T05": "business stakeholder + ML engineer",
    "T08": "ML engineer",
    "T11": "ML engineer",
    "T13": "ML engineer",
    "T15": "data scientist + ML engineer",
    "T16": "ML engineer",
    "T17": "ML engineer",
    "T21": "ML engineer",
    "T22": "ML engineer",
    "T23": "DevOps engineer + ML engineer",
    "T24": "business stakeholder + ML engineer",
}
