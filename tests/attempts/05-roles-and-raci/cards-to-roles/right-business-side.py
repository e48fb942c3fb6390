# the answers of a lawyer: who decides, and who receives
roles = {
    "T02": "backend engineer",
    "T05": "business stakeholder + data scientist",
    "T11": "DevOps engineer",
    "T15": "business stakeholder",
    "T19": "DevOps engineer",
    "T21": "ML engineer",
    "T24": "business stakeholder",
}
shared = {
    "monitoring": "devops",
    "data ingestion": "backend engineer + ML engineer",
    "ML workflow pipelines": "DevOps",
    "ML models": "data scientist",
    "ML infrastructure": "Backend Engineer",
}
