# message: A10: it watches a version that is in use
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
    "A09": "modelling",
    "A10": "modelling",
    "A12": "modelling",
    "A17": "modelling",
}
