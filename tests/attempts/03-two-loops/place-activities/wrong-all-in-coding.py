# message: machine learning does not sit in phase 5 alone
places = {
    **given_places,
    "A03": ("5.2", "model"),
    "A04": ("5.2", "both"),
    "A06": ("5.2", "model"),
    "A09": ("5.2", "model"),
    "A10": ("5.2", "both"),
    "A12": ("5.2", "model"),
    "A14": ("5.2", "wave"),
    "A15": ("5.2", "model"),
    "A17": ("5.2", "both"),
    "A19": ("5.2", "wave"),
    "A20": ("5.2", "both"),
    "A21": ("5.2", "model"),
    "A23": ("5.2", "wave"),
    "A24": ("5.2", "both"),
}
