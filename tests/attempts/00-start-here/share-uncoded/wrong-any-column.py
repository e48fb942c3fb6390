# message: the share for a table with a gap in another column too
def share_uncoded(records):
    return 1 - len(records.dropna()) / len(records)
