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
    "A03": "training",
    "A09": "prepare",
    "A10": "monitor",
    "A12": "testing",
    "A17": "approve",
}
