# message: an ML engineer is no DevOps engineer with a new title
roles = {
    "T02": "backend engineer",
    "T05": "business stakeholder",
    "T08": "backend engineer",
    "T11": "ML engineer",
    "T13": "DevOps engineer",
    "T15": "data scientist",
    "T16": "data scientist",
    "T17": "data scientist",
    "T21": "DevOps engineer",
    "T22": "DevOps engineer",
    "T23": "DevOps engineer",
    "T24": "business stakeholder",
}
