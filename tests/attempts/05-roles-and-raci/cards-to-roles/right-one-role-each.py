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
    "ML models": "data scientist",
    "ML workflow pipelines": "data scientist",
    "data ingestion": "backend engineer",
    "monitoring": "DevOps engineer",
}
