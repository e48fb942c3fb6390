# the positions of the table of roles in place of the roles
roles = {
    "T02": "software developer",
    "T05": "product manager",
    "T11": "data engineer",
    "T15": "methodologist",
    "T21": "ML",
    "T22": "system administrator",
    "T24": "subject statistician",
}
shared = {
    "ML infrastructure": "system administrator",
    "ML models": "methodologist",
    "ML workflow pipelines": "data scientist",
    "data ingestion": "data engineer",
    "monitoring": "business",
}
