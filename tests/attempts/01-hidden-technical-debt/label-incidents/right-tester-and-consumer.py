labels = {
    "I03": "testing debt",
    "I05": "reproducibility debt",
    "I07": "unstable data",
    "I08": "testing debt",
    "I10": "feedback loop",
    "I16": "pipeline jungle",
    "I17": "testing debt",
    "I19": "fixed threshold",
    "I20": "testing debt",
}
