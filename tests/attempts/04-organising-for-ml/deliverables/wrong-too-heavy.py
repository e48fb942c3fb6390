# message: D05: not centre of excellence: a lighter
sorted_out = {
    "D03": ("skills", "community of practice"),
    "D05": ("skills", "centre of excellence"),
    "D08": ("skills", "hub and spoke"),
    "D09": ("platform", "hub and spoke"),
    "D12": ("skills", "community of practice"),
    "D13": ("solution", "hub and spoke"),
    "D14": ("solution", "centre of excellence"),
}
