# message: gives back nothing (None)
def share_uncoded(records):
    print(records["code"].isna().mean())
