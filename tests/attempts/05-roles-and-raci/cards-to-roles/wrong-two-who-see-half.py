# message: a service that answers in time can answer wrongly (backend engineer)
roles = {
    "T02": "backend engineer",
    "T05": "business stakeholder",
    "T11": "ML engineer",
    "T15": "data scientist",
    "T21": "backend + devops",
    "T22": "DevOps engineer",
    "T24": "business stakeholder",
}
