# message: that is a solution
sorted_out = {
    "D03": ("skills", "community of practice"),
    "D05": ("skills", "community of practice"),
    "D08": ("skills", "informal network"),
    "D09": ("platform", "hub and spoke"),
    "D12": ("skills", "informal network"),
    "D13": ("platform", "hub and spoke"),
    "D14": ("platform", "centre of excellence"),
}
