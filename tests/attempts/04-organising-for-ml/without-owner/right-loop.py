def share_without_owner(projects, valid_owners):
    bad = n = 0
    for status, owner in zip(projects["status"], projects["production_owner"]):
        if status == "production":
            n += 1
            bad += owner not in valid_owners
    return bad / n


def share_shelved(projects):
    tried = projects.query("status != 'idea'")
    shelf = 0
    for row in tried.itertuples():
        ran = isinstance(row.last_run, str) and row.last_run >= "2025"
        shelf += row.status == "stopped" or (row.status == "proof of concept" and not ran)
    return shelf / len(tried)
