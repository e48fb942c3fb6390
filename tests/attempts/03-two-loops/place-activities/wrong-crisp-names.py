# message: not a phase of CRISP-ML(Q)
places = {
    **given_places,
    "A03": ("modelling", "model"),
    "A10": ("modelling", "model"),
    "A12": ("modelling", "model"),
    "A17": ("modelling", "model"),
    "A19": ("modelling", "model"),
    "A20": ("modelling", "model"),
}
phases = {
    "A03": "modelling",
    "A09": "business and data understanding",
    "A10": "monitoring and maintenance",
    "A12": "evaluation",
    "A17": "deployment",
}
