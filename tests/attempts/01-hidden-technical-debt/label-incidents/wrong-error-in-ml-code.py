# message: I03 is not error in the ML code: one new column moved codes
labels = {
    "I03": "error in the ML code",
    "I05": "reproducibility debt",
    "I07": "undeclared consumer",
    "I08": "error in the ML code",
    "I10": "error in the ML code",
    "I16": "pipeline jungle",
    "I17": "testing debt",
    "I19": "fixed threshold",
    "I20": "error in the ML code",
}
