placed = {
    "G02": "Spreading",
    "G03": "Initial",
    "G05": "Initial",
    "G06": "Mature",
    "G09": "Widespread",
    "G10": "Spreading",
    "G11": "Initial",
}
