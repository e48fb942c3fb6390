# message: two texts in round brackets
sorted_out = {
    "D01": ("solution", "hub and spoke"),
    "D02": ("platform", "centre of excellence"),
    "D03": ("skills", "community of practice"),
    "D04": ("skills", "informal network"),
    "D05": "skills",
    "D06": ("solution", "hub and spoke"),
    "D07": ("platform", "centre of excellence"),
    "D08": ("skills", "informal network"),
    "D09": ("platform", "hub and spoke"),
    "D10": ("skills", "centre of excellence"),
    "D11": ("solution", "hub and spoke"),
    "D12": ("skills", "informal network"),
}
