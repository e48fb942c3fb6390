places = {
    **given_places,
    "A03": ("2.5", "model"),
    "A10": ("5.3", "model"),
    "A12": ("Q", "both"),
    "A17": ("Q", "model"),
    "A19": ("7.1", "wave"),
    "A20": ("8.1", "both"),
}
phases = {
    "A03": "modelling",
    "A09": "Data Preparation",
    "A10": "maintenance",
    "A12": "evaluation",
    "A17": "deployment",
}
