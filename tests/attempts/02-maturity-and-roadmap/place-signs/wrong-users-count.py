# message: many users do not make it Widespread
placed = {
    "G02": "Spreading",
    "G03": "Widespread",
    "G05": "Initial",
    "G06": "Mature",
    "G09": "Widespread",
    "G10": "Widespread",
    "G11": "Initial",
}
