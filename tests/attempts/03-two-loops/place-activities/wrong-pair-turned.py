# message: the pair begins with the sub-process
places = {
    **given_places,
    "A03": ("model", "3.2"),
    "A10": ("both", "8.1"),
    "A12": ("model", "3.6"),
    "A17": ("both", "3.7"),
    "A19": ("wave", "7.2"),
    "A20": ("both", "5.8"),
}
phases = {
    "A03": "modelling",
    "A09": "business and data understanding",
    "A10": "monitoring and maintenance",
    "A12": "evaluation",
    "A17": "deployment",
}
