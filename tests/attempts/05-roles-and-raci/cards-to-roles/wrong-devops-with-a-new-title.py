# message: an ML engineer is no DevOps engineer with a new title
roles = {
    "T02": "backend engineer",
    "T05": "business stakeholder",
    "T11": "ML engineer",
    "T15": "data scientist",
    "T19": "DevOps engineer",
    "T21": "DevOps engineer",
    "T24": "business stakeholder",
}
