# message: with a loop that can be defended
places = {
    **given_places,
    "A03": ("3.2", "both"),
    "A04": ("5.2", "both"),
    "A06": ("2.5", "both"),
    "A09": ("1.5", "both"),
    "A10": ("8.1", "both"),
    "A12": ("3.6", "both"),
    "A14": ("5.2", "both"),
    "A15": ("3.2", "both"),
    "A17": ("3.7", "both"),
    "A19": ("7.2", "both"),
    "A20": ("5.8", "both"),
    "A21": ("3.6", "both"),
    "A23": ("5.7", "both"),
    "A24": ("8.3", "both"),
}
