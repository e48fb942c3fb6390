# message: use only these roles
roles = {
    "T02": "architect",
    "T05": "business stakeholder",
    "T11": "data engineer",
    "T15": "data scientist",
    "T19": "DevOps engineer",
    "T21": "operator",
    "T24": "business stakeholder",
}
