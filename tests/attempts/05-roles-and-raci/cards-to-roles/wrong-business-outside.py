# message: budget and acceptance need the one who answers for the published figure
roles = {
    "T02": "backend engineer",
    "T05": "data scientist",
    "T08": "DevOps engineer",
    "T11": "ML engineer",
    "T13": "DevOps engineer",
    "T15": "backend engineer",
    "T16": "data scientist",
    "T17": "data scientist",
    "T21": "ML engineer",
    "T22": "DevOps engineer",
    "T23": "data scientist",
    "T24": "ML engineer",
}
