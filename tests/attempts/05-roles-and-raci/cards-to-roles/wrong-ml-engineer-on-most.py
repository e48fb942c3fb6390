# message: the ML engineer stands on 7 of the seven cards
roles = {
    "T02": "ML engineer",
    "T05": "business stakeholder + ML engineer",
    "T11": "ML engineer",
    "T15": "data scientist + ML engineer",
    "T19": "ML engineer",
    "T21": "ML engineer",
    "T24": "business stakeholder + ML engineer",
}
