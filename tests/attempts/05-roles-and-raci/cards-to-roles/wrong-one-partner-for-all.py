# message: one partner for all of it is a copy of that role
roles = {
    "T02": "backend engineer",
    "T05": "business stakeholder",
    "T11": "ML engineer",
    "T15": "data scientist",
    "T19": "DevOps engineer",
    "T21": "ML engineer",
    "T24": "business stakeholder",
}
shared = {
    "ML infrastructure": "backend engineer",
    "ML models": "backend engineer",
    "ML workflow pipelines": "backend engineer",
    "data ingestion": "backend engineer",
    "monitoring": "backend engineer",
}
