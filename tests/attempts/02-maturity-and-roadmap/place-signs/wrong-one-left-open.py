# message: 1 of 9 situations without a level
placed = {
    "G02": "Spreading",
    "G03": "Initial",
    "G04": "Widespread",
    "G05": "Initial",
    "G06": "Mature",
    "G08": "?",
    "G09": "Widespread",
    "G10": "Initial",
    "G11": "Initial",
}
