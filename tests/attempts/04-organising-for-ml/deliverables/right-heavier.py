sorted_out = {
    "D03": ("skills", "community of practice"),
    "D05": ("skills", "community of practice"),
    "D08": ("skills", "community of practice"),
    "D09": ("platform", "centre of excellence"),
    "D12": ("skills", "informal network"),
    "D13": ("solution", "hub and spoke"),
    "D14": ("solution", "centre of excellence"),
}
