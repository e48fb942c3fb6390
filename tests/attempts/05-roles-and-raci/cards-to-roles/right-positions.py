# the positions of the table of roles in place of the roles
roles = {
    "T02": "software developer",
    "T05": "product manager",
    "T11": "data engineer",
    "T15": "methodologist",
    "T19": "system administrator",
    "T21": "ML",
    "T24": "subject statistician",
}
shared = {
    "ML infrastructure": "software developer",
    "ML models": "methodologist",
    "ML workflow pipelines": "system administrator",
    "data ingestion": "data engineer",
    "monitoring": "business",
}
