# message: D13: not centre of excellence
sorted_out = {
    "D03": ("skills", "community of practice"),
    "D05": ("skills", "community of practice"),
    "D08": ("skills", "informal network"),
    "D09": ("platform", "hub and spoke"),
    "D12": ("skills", "informal network"),
    "D13": ("solution", "centre of excellence"),
    "D14": ("solution", "hub and spoke"),
}
