# message: 1 of 10 situations without a level
placed = {
    "G01": "Initial",
    "G02": "Spreading",
    "G03": "Initial",
    "G05": "Initial",
    "G06": "Mature",
    "G07": "Initial",
    "G08": "Spreading",
    "G09": "?",
    "G10": "Initial",
    "G11": "Initial",
}
