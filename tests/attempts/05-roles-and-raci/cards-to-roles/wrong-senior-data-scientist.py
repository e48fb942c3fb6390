# message: this is engineering work, and not that of a senior data scientist
roles = {
    "T02": "data scientist",
    "T05": "data scientist",
    "T11": "data scientist",
    "T15": "data scientist",
    "T19": "data scientist",
    "T21": "data scientist",
    "T24": "data scientist",
}
