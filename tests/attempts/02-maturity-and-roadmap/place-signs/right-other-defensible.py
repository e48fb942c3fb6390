placed = {
    "G01": "Initial",
    "G02": "Spreading",
    "G03": "Initial",
    "G05": "Initial",
    "G06": "Mature",
    "G07": "Initial",
    "G08": "Spreading",
    "G09": "Widespread",
    "G10": "Spreading",
    "G11": "Initial",
}
