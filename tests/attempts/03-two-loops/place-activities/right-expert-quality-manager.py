places = {
    **given_places,
    "A03": ("3.2", "model"),
    "A10": ("Q", "model"),
    "A12": ("3.5", "model"),
    "A17": ("3.7", "both"),
    "A19": ("7.2", "wave"),
    "A20": ("D", "both"),
}
phases = {
    "A03": "maintenance",
    "A09": "business and data understanding",
    "A10": "monitoring and maintenance",
    "A12": "evaluation",
    "A17": "deployment",
}
