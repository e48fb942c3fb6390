# message: one of the words Initial, Spreading, Widespread, Mature
placed = {
    "G02": "2",
    "G03": "1",
    "G05": "1",
    "G06": "4",
    "G09": "3",
    "G10": "1",
    "G11": "1",
    "G01": "1",
    "G07": "1",
    "G08": "2",
}
