# message: use one of these
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
    "ML infrastructure": "T21",
    "ML models": "T21",
    "ML workflow pipelines": "T21",
    "data ingestion": "T21",
    "monitoring": "T21",
}
