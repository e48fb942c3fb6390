def share_without_owner(projects, valid_owners):
    live = projects[projects["status"] == "production"]
    good = live["production_owner"].isin(valid_owners).sum()
    return (len(live) - good) / len(live)


def share_shelved(projects):
    tried = projects[projects["status"] != "idea"]
    not_run = ~(tried["last_run"] >= "2025-01")
    stopped = (tried["status"] == "stopped").sum()
    asleep = ((tried["status"] == "proof of concept") & not_run).sum()
    return round((stopped + asleep) / len(tried), 3)
