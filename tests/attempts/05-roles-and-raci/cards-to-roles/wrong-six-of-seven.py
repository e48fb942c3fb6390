# message: all 7
roles = {
    "T02": "backend engineer",
    "T05": "business stakeholder",
    "T11": "backend engineer",
    "T15": "business stakeholder",
    "T21": "DevOps engineer",
    "T22": "DevOps engineer",
    "T24": "business stakeholder",
}
