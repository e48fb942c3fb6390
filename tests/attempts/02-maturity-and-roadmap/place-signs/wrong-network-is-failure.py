# message: an informal network is no failure
placed = {
    "G02": "Initial",
    "G03": "Spreading",
    "G05": "Initial",
    "G06": "Mature",
    "G09": "Mature",
    "G10": "Widespread",
    "G11": "Initial",
}
