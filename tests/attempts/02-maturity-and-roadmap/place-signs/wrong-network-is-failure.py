# message: an informal network is no failure
placed = {
    "G01": "Initial",
    "G02": "Initial",
    "G03": "Spreading",
    "G05": "Initial",
    "G06": "Mature",
    "G07": "Initial",
    "G08": "Spreading",
    "G09": "Mature",
    "G10": "Widespread",
    "G11": "Initial",
}
