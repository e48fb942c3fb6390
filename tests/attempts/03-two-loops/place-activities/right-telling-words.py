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
    "A03": "the model",
    "A09": "understand the data",
    "A10": "maintain",
    "A12": "evaluate the model",
    "A17": "Deploying",
}
