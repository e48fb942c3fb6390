def share_uncoded(records):
    missing = records["code"].isnull().sum()
    return missing / len(records)
