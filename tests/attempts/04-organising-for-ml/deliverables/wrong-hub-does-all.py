# message: one structure does not deliver everything
sorted_out = {
    "D03": ("skills", "community of practice"),
    "D05": ("skills", "hub and spoke"),
    "D08": ("skills", "hub and spoke"),
    "D09": ("platform", "hub and spoke"),
    "D12": ("skills", "hub and spoke"),
    "D13": ("solution", "hub and spoke"),
    "D14": ("solution", "hub and spoke"),
}
