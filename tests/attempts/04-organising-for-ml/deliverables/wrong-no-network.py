# message: D12: not community of practice: a lighter structure can deliver this
sorted_out = {
    "D05": ("skills", "community of practice"),
    "D08": ("skills", "community of practice"),
    "D09": ("platform", "hub and spoke"),
    "D12": ("skills", "community of practice"),
    "D13": ("solution", "hub and spoke"),
    "D14": ("solution", "centre of excellence"),
}
