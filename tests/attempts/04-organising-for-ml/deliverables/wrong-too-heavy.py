# message: D05: not centre of excellence: a lighter structure can deliver this
sorted_out = {
    "D05": ("skills", "centre of excellence"),
    "D06": ("solution", "centre of excellence"),
    "D07": ("platform", "hub and spoke"),
    "D08": ("skills", "hub and spoke"),
    "D09": ("platform", "centre of excellence"),
    "D10": ("skills", "hub and spoke"),
    "D11": ("solution", "centre of excellence"),
    "D12": ("skills", "community of practice"),
}
