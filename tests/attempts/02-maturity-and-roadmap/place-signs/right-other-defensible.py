placed = {
    "G02": "Spreading",
    "G03": "Initial",
    "G04": "Widespread",
    "G05": "Initial",
    "G06": "Mature",
    "G08": "Spreading",
    "G09": "Widespread",
    "G10": "Spreading",
    "G11": "Initial",
}
