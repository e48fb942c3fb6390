# message: compute it from the column `code` of the table that is given
def share_uncoded(records):
    return 0.5 if len(records) == 4 else waves["code"].isna().mean()
