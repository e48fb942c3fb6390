# the given cards stand in the dict as well
roles = {
    "T02": "backend engineer",
    "T05": "business stakeholder + data scientist",
    "T11": "DevOps engineer",
    "T15": "business stakeholder",
    "T19": "DevOps engineer",
    "T21": "ML engineer",
    "T24": "business stakeholder",
}
roles = given | roles
shared = {
    "monitoring": "devops",
    "data ingestion": "backend engineer + ML engineer",
    "ML workflow pipelines": "DevOps",
    "ML models": "data scientist",
    "ML infrastructure": "Backend Engineer",
}
