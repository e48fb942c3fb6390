# message: machine learning does not sit in phase 5 alone
places = {
    **given_places,
    "A03": ("5.2", "model"),
    "A10": ("5.2", "both"),
    "A12": ("5.2", "model"),
    "A17": ("5.2", "both"),
    "A19": ("5.2", "wave"),
    "A20": ("5.2", "both"),
}
phases = {
    "A03": "modelling",
    "A09": "business and data understanding",
    "A10": "monitoring and maintenance",
    "A12": "evaluation",
    "A17": "deployment",
}
