# message: an empty `last_run` means that it did not run in 2025
def share_without_owner(projects, valid_owners):
    live = projects[projects["status"] == "production"]
    return 1 - live["production_owner"].isin(valid_owners).mean()


def share_shelved(projects):
    tried = projects[projects["status"] != "idea"]
    not_run = tried["last_run"] < "2025-01"
    return ((tried["status"] == "stopped") | ((tried["status"] == "proof of concept") & not_run)).mean()
