# message: A12: phase 8 looks back at a wave
places = {
    **given_places,
    "A03": ("3.2", "model"),
    "A04": ("5.2", "both"),
    "A06": ("2.5", "model"),
    "A09": ("1.5", "model"),
    "A10": ("8.1", "both"),
    "A12": ("8.2", "model"),
    "A14": ("5.2", "wave"),
    "A15": ("3.2", "model"),
    "A17": ("3.7", "both"),
    "A19": ("7.2", "wave"),
    "A20": ("5.8", "both"),
    "A21": ("8.2", "model"),
    "A23": ("5.7", "wave"),
    "A24": ("8.3", "both"),
}
