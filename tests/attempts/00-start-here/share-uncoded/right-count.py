share_uncoded = lambda records: 1 - records.code.count() / records.shape[0]
