# message: T21 is other work; look at its artefact
roles = {
    "T02": "backend engineer",
    "T05": "business stakeholder",
    "T08": "backend engineer",
    "T11": "ML engineer",
    "T13": "DevOps engineer",
    "T15": "data scientist",
    "T16": "data scientist",
    "T17": "data scientist",
    "T21": "ML engineer",
    "T22": "DevOps engineer",
    "T23": "DevOps engineer",
    "T24": "business stakeholder",
}
shared = {
    "ML infrastructure": ("T21", "DevOps engineer"),
    "ML models": ("T21", "data scientist"),
    "ML workflow pipelines": ("T21", "data scientist"),
    "data ingestion": ("T21", "backend engineer"),
    "monitoring": ("T21", "data scientist"),
}
