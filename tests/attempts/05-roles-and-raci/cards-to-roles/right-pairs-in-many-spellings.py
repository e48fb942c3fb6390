roles = {
    "T02": "ML Engineer + backend engineer",
    "T05": ["business stakeholder"],
    "T08": "business stakeholder, data scientist",
    "T11": {"ML engineer", "backend engineer"},
    "T13": "backend engineer and DevOps engineer",
    "T15": ("business stakeholder", "data scientist"),
    "T16": "MLOps engineer",
    "T17": "data scientist + ML engineer",
    "T21": "DevOps engineer + data scientist",
    "T22": "backend engineer",
    "T23": "Backend Engineer",
    "T24": "business stakeholder + data scientist",
}
shared = {
    "monitoring": ["T21", "devops"],
    "data ingestion": ["t11", "backend engineer + ML engineer"],
    "ML workflow pipelines": ["T19", "DevOps"],
    "ML models": ["T24", "business stakeholder"],
    "ML infrastructure": ["T18", "Backend Engineer"],
}
