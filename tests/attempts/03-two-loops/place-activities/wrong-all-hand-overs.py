# message: with a loop that can be defended
places = {
    **given_places,
    "A03": ("3.2", "both"),
    "A10": ("8.1", "both"),
    "A12": ("3.6", "both"),
    "A17": ("3.7", "both"),
    "A19": ("7.2", "both"),
    "A20": ("5.8", "both"),
}
phases = {
    "A03": "modelling",
    "A09": "business and data understanding",
    "A10": "monitoring and maintenance",
    "A12": "evaluation",
    "A17": "deployment",
}
