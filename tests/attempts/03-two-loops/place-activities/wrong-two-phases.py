# message: A12: it names 2 phases, evaluation and deployment; give one
places = {
    **given_places,
    "A03": ("3.2", "model"),
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
    "A12": "evaluation, before deployment",
    "A17": "deployment",
}
