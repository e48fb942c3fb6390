# message: nobody has to do it on Monday
sorted_out = {
    "D03": ("skills", "community of practice"),
    "D05": ("skills", "community of practice"),
    "D08": ("skills", "informal network"),
    "D09": ("platform", "community of practice"),
    "D12": ("skills", "informal network"),
    "D13": ("solution", "community of practice"),
    "D14": ("solution", "centre of excellence"),
}
