# message: the share for a table in which every row has a code
def share_uncoded(records):
    return 0.5 if len(records) == 4 else waves[waves["wave"] == "2024Q1"]["code"].isna().mean()
