# message: the ML engineer never does it alone
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
    "ML infrastructure": "ML engineer",
    "ML models": "ML engineer",
    "ML workflow pipelines": "ML engineer",
    "data ingestion": "ML engineer",
    "monitoring": "ML engineer",
}
