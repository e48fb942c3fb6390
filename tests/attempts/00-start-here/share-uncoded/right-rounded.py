def share_uncoded(records):
    return round(float(records["code"].isna().mean()), 3)
