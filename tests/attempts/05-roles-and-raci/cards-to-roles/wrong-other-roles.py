# message: use only these roles
roles = {
    "T02": "architect",
    "T05": "business stakeholder",
    "T08": "backend engineer",
    "T11": "data engineer",
    "T13": "tester",
    "T15": "data scientist",
    "T16": "data scientist",
    "T17": "data scientist",
    "T21": "operator",
    "T22": "DevOps engineer",
    "T23": "DevOps engineer",
    "T24": "business stakeholder",
}
