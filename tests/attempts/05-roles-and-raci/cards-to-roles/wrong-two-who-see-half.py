# message: a service that answers in time can answer wrongly (backend engineer)
roles = {
    "T02": "backend engineer",
    "T05": "business stakeholder",
    "T11": "ML engineer",
    "T15": "data scientist",
    "T19": "DevOps engineer",
    "T21": "backend + devops",
    "T24": "business stakeholder",
}
