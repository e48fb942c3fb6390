labels = {
    "I03": "entanglement",
    "I05": "reproducibility debt",
    "I07": "undeclared consumer",
    "I08": "error in the ML code",
    "I10": "feedback loop",
    "I16": "pipeline jungle",
    "I17": "unstable data",
    "I19": "fixed threshold",
    "I20": "entanglement",
}
