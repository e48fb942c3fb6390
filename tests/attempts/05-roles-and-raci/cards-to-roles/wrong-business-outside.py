# message: budget and acceptance need the one who answers for the published figure
roles = {
    "T02": "backend engineer",
    "T05": "data scientist",
    "T11": "ML engineer",
    "T15": "backend engineer",
    "T19": "DevOps engineer",
    "T21": "ML engineer",
    "T24": "ML engineer",
}
