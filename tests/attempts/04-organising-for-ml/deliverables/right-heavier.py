sorted_out = {
    "D01": ("solution", "hub and spoke"),
    "D02": ("platform", "centre of excellence"),
    "D03": ("skills", "community of practice"),
    "D04": ("skills", "informal network"),
    "D05": ("skills", "community of practice"),
    "D06": ("solution", "centre of excellence"),
    "D07": ("platform", "hub and spoke"),
    "D08": ("skills", "community of practice"),
    "D09": ("platform", "centre of excellence"),
    "D10": ("skills", "hub and spoke"),
    "D11": ("solution", "centre of excellence"),
    "D12": ("skills", "informal network"),
}
