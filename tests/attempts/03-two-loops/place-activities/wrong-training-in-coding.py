# message: A03: 5.2 is the coding of one wave's answers
places = {
    **given_places,
    "A03": ("5.2", "model"),
    "A10": ("8.1", "both"),
    "A12": ("3.6", "model"),
    "A17": ("3.7", "both"),
    "A19": ("7.2", "wave"),
    "A20": ("5.8", "both"),
}
phases = {
    "A03": "modelling",
    "A09": "business and data understanding",
    "A10": "monitoring and maintenance",
    "A12": "evaluation",
    "A17": "deployment",
}
