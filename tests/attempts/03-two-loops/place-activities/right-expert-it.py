places = {
    **given_places,
    "A03": ("3.2", "model"),
    "A10": ("8.1", "both"),
    "A12": ("3.6", "model"),
    "A17": ("3.7", "both"),
    "A19": ("7.3", "wave"),
    "A20": ("D", "both"),
}
phases = {
    "A03": "modelling",
    "A09": "data preparation",
    "A10": "monitoring and maintenance",
    "A12": "evaluation",
    "A17": "deployment",
}
