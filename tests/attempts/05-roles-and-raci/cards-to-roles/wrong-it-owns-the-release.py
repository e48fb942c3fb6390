# message: IT runs the model, the business still owns it
roles = {
    "T02": "backend engineer",
    "T05": "business stakeholder",
    "T11": "ML engineer",
    "T15": "data scientist",
    "T19": "DevOps engineer",
    "T21": "ML engineer",
    "T24": "backend engineer",
}
