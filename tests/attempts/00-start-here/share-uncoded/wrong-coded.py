# message: the share of rows that have a code
def share_uncoded(records):
    return records["code"].notna().mean()
