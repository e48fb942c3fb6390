# message: a platform that no survey asked for
placed = {
    "G01": "Initial",
    "G02": "Spreading",
    "G03": "Spreading",
    "G05": "Mature",
    "G06": "Mature",
    "G07": "Initial",
    "G08": "Spreading",
    "G09": "Widespread",
    "G10": "Initial",
    "G11": "Widespread",
}
