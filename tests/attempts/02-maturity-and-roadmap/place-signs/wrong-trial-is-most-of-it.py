# message: a trial with good accuracy is the smaller part
placed = {
    "G01": "Initial",
    "G02": "Spreading",
    "G03": "Initial",
    "G05": "Initial",
    "G06": "Widespread",
    "G07": "Initial",
    "G08": "Spreading",
    "G09": "Widespread",
    "G10": "Initial",
    "G11": "Spreading",
}
