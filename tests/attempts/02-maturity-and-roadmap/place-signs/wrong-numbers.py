# message: one of the words Initial, Spreading, Widespread, Mature
placed = {
    "G01": "1",
    "G02": "2",
    "G03": "2",
    "G04": "3",
    "G05": "1",
    "G06": "4",
    "G07": "1",
    "G08": "2",
    "G09": "3",
    "G10": "1",
    "G11": "1",
    "G12": "4",
}
