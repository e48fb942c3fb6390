# message: 1 of 12 situations without a level
placed = {
    "G01": "Initial",
    "G02": "Spreading",
    "G03": "Spreading",
    "G04": "Widespread",
    "G05": "Initial",
    "G06": "Mature",
    "G07": "?",
    "G08": "Spreading",
    "G09": "Widespread",
    "G10": "Initial",
    "G11": "Initial",
    "G12": "Mature",
}
