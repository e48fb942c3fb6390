# message: a share from 0 to 1
def share_uncoded(records):
    return 100 * records["code"].isna().mean()
