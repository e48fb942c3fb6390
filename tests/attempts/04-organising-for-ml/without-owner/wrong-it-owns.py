# message: to run a machine is not to answer for results
def share_without_owner(projects, valid_owners):
    live = projects[projects["status"] == "production"]
    return 1 - live["production_owner"].isin([*valid_owners, "IT"]).mean()


def share_shelved(projects):
    tried = projects[projects["status"] != "idea"]
    not_run = ~(tried["last_run"] >= "2025-01")
    asleep = (tried["status"] == "proof of concept") & not_run
    return (asleep | (tried["status"] == "stopped")).mean()
