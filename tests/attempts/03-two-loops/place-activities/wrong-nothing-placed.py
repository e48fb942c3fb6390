# message: question marks for all 6 activities
places = {
    **given_places,
    "A03": ("?", "?"),
    "A10": ("?", "?"),
    "A12": ("?", "?"),
    "A17": ("?", "?"),
    "A19": ("?", "?"),
    "A20": ("?", "?"),
}
phases = {
    "A03": "?",
    "A09": "?",
    "A10": "?",
    "A12": "?",
    "A17": "?",
}
