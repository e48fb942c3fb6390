# message: a registry serves all projects
sorted_out = {
    "D03": ("skills", "community of practice"),
    "D05": ("skills", "community of practice"),
    "D08": ("platform", "informal network"),
    "D09": ("solution", "hub and spoke"),
    "D12": ("skills", "informal network"),
    "D13": ("solution", "hub and spoke"),
    "D14": ("solution", "centre of excellence"),
}
