placed = {
    "G02": "Spreading",
    "G03": "Spreading",
    "G05": "Initial",
    "G06": "Mature",
    "G09": "Widespread",
    "G10": "Initial",
    "G11": "Initial",
}
