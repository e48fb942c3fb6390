# message: 1 of 7 situations without a level
placed = {
    "G02": "Spreading",
    "G03": "Initial",
    "G05": "Initial",
    "G06": "Mature",
    "G09": "?",
    "G10": "Initial",
    "G11": "Initial",
}
