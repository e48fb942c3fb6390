# message: a closed team and people who have left
def share_without_owner(projects, valid_owners):
    live = projects[projects["status"] == "production"]
    owner = live["production_owner"]
    return (owner.isna() | (owner == "tbd")).mean()


def share_shelved(projects):
    tried = projects[projects["status"] != "idea"]
    not_run = ~(tried["last_run"] >= "2025-01")
    asleep = (tried["status"] == "proof of concept") & not_run
    return (asleep | (tried["status"] == "stopped")).mean()
