# message: one structure does not deliver everything
sorted_out = {
    "D01": ("solution", "hub and spoke"),
    "D02": ("platform", "centre of excellence"),
    "D03": ("skills", "community of practice"),
    "D04": ("skills", "informal network"),
    "D05": ("skills", "hub and spoke"),
    "D06": ("solution", "hub and spoke"),
    "D07": ("platform", "hub and spoke"),
    "D08": ("skills", "hub and spoke"),
    "D09": ("platform", "hub and spoke"),
    "D10": ("skills", "hub and spoke"),
    "D11": ("solution", "hub and spoke"),
    "D12": ("skills", "hub and spoke"),
}
