roles = {
    "T02": "ML Engineer + backend engineer",
    "T05": ["business stakeholder"],
    "T11": {"ML engineer", "backend engineer"},
    "T15": ("business stakeholder", "data scientist"),
    "T19": "DevOps engineer",
    "T21": "DevOps engineer + data scientist",
    "T24": "business stakeholder + data scientist",
}
shared = {
    "monitoring": "devops",
    "data ingestion": "backend engineer + ML engineer",
    "ML workflow pipelines": "DevOps",
    "ML models": "data scientist",
    "ML infrastructure": "Backend Engineer",
}
