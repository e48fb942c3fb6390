# message: the two stand in the wrong order
sorted_out = {
    "D03": ("skills", "community of practice"),
    "D05": ("community of practice", "skills"),
    "D08": ("skills", "informal network"),
    "D09": ("hub and spoke", "platform"),
    "D12": ("skills", "informal network"),
    "D13": ("hub and spoke", "solution"),
    "D14": ("solution", "centre of excellence"),
}
