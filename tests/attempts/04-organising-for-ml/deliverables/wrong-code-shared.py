# message: sharing code is not sharing a solution
sorted_out = {
    "D03": ("skills", "community of practice"),
    "D05": ("solution", "community of practice"),
    "D08": ("solution", "informal network"),
    "D09": ("platform", "hub and spoke"),
    "D12": ("skills", "informal network"),
    "D13": ("solution", "hub and spoke"),
    "D14": ("solution", "centre of excellence"),
}
