def to_recode(codes, decisions, version):
    newest, last = {}, {}
    for row in codes.itertuples():
        key = (row.coded_at, row.id)
        if row.record_id not in newest or key > newest[row.record_id][0]:
            newest[row.record_id] = (key, row)
    for row in decisions.itertuples():
        last[row.record_id] = max(row.decided_at, last.get(row.record_id, ""))
    found = [
        (key, record)
        for record, (key, row) in newest.items()
        if row.service_version == version and row.route == "auto" and last.get(record, "") <= row.coded_at
    ]
    return [record for key, record in sorted(found)]
