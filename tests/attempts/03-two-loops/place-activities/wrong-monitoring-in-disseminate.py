# message: A10: phase 7 ends with the release
places = {
    **given_places,
    "A03": ("3.2", "model"),
    "A04": ("5.2", "both"),
    "A06": ("2.5", "model"),
    "A09": ("1.5", "model"),
    "A10": ("7.5", "both"),
    "A12": ("3.6", "model"),
    "A14": ("5.2", "wave"),
    "A15": ("3.2", "model"),
    "A17": ("3.7", "both"),
    "A19": ("7.2", "wave"),
    "A20": ("5.8", "both"),
    "A21": ("3.6", "model"),
    "A23": ("5.7", "wave"),
    "A24": ("8.3", "both"),
}
