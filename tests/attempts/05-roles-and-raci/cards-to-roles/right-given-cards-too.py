# the given cards stand in the dict as well
roles = {
    "T02": "backend engineer",
    "T05": "business stakeholder + data scientist",
    "T08": "business stakeholder",
    "T11": "DevOps engineer",
    "T13": "data scientist",
    "T15": "business stakeholder",
    "T16": "backend engineer",
    "T17": "data scientist",
    "T21": "ML engineer",
    "T22": "backend engineer",
    "T23": "DevOps engineer",
    "T24": "business stakeholder",
}
roles = given | roles
shared = {
    "monitoring": ["T21", "devops"],
    "data ingestion": ["t11", "backend engineer + ML engineer"],
    "ML workflow pipelines": ["T19", "DevOps"],
    "ML models": ["T24", "business stakeholder"],
    "ML infrastructure": ["T18", "Backend Engineer"],
}
