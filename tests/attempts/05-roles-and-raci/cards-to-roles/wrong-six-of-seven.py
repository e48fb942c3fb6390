# message: all 7
roles = {
    "T02": "backend engineer",
    "T05": "business stakeholder",
    "T11": "backend engineer",
    "T15": "business stakeholder",
    "T19": "DevOps engineer",
    "T21": "DevOps engineer",
    "T24": "business stakeholder",
}
