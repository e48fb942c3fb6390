labels = {
    "I03": "entanglement",
    "I05": "reproducibility_debt",
    "I07": "undeclared_consumer",
    "I08": "testing_debt",
    "I10": "feedback_loop",
    "I16": "pipeline_jungle",
    "I17": "testing_debt",
    "I19": "fixed_threshold",
    "I20": "entanglement",
}
