roles = {f"T{n:02d}": "?" for n in (2, 5, 8, 11, 13, 15, 16, 17, 21, 22, 23, 24)}
for card in roles:
    roles[card] = "ML engineer"
for card in ["T05", "T15", "T24"]:
    roles[card] = "business stakeholder"
for card in ["T23", "T22"]:
    roles[card] = "DevOps engineer"
roles["T02"] = roles["T08"] = "backend engineer"
shared = {
    "ML infrastructure": ("T23", "DevOps engineer"),
    "ML models": ("T17", "data scientist"),
    "ML workflow pipelines": ("T20", "data scientist"),
    "data ingestion": ("T08", "backend engineer"),
    "monitoring": ("T21", "data scientist"),
}
