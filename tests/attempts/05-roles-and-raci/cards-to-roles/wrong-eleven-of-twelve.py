# message: all 12
roles = {
    "T02": "backend engineer",
    "T05": "business stakeholder",
    "T08": "business stakeholder",
    "T11": "backend engineer",
    "T13": "data scientist",
    "T15": "business stakeholder",
    "T16": "data scientist",
    "T17": "data scientist",
    "T21": "DevOps engineer",
    "T22": "DevOps engineer",
    "T23": "DevOps engineer",
    "T24": "business stakeholder",
}
