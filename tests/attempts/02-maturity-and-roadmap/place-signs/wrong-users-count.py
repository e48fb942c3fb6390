# message: many users do not make it Widespread
placed = {
    "G01": "Initial",
    "G02": "Spreading",
    "G03": "Widespread",
    "G05": "Initial",
    "G06": "Mature",
    "G07": "Initial",
    "G08": "Spreading",
    "G09": "Widespread",
    "G10": "Widespread",
    "G11": "Initial",
}
