roles = dict.fromkeys(["T02", "T05", "T11", "T15", "T19", "T21", "T24"], "ML engineer")
for card in ["T05", "T15", "T24"]:
    roles[card] = "business stakeholder"
roles["T19"] = "DevOps engineer"
shared = {
    "ML infrastructure": "backend engineer",
    "ML models": "data scientist",
    "ML workflow pipelines": "data scientist",
    "data ingestion": "backend engineer",
    "monitoring": "DevOps engineer",
}
