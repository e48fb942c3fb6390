# message: one person who does it all would also accept their own work
roles = {
    "T02": "ML engineer",
    "T05": "ML engineer",
    "T11": "ML engineer",
    "T15": "ML engineer",
    "T19": "ML engineer",
    "T21": "ML engineer",
    "T24": "ML engineer",
}
