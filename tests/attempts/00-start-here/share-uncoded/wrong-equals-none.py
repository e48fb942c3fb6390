# message: `.isna()` finds missing codes; `== None` does not
def share_uncoded(records):
    return (records["code"] == None).mean()
