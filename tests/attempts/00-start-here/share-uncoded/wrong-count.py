# message: a count or a percentage
def share_uncoded(records):
    return records["code"].isna().sum()
