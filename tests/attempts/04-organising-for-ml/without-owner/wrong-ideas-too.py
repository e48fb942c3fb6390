# message: ideas were never tried
def share_without_owner(projects, valid_owners):
    live = projects[projects["status"] == "production"]
    return (~live["production_owner"].isin(valid_owners)).mean()


def share_shelved(projects):
    not_run = ~(projects["last_run"] >= "2025-01")
    return ((projects["status"] == "stopped") | ((projects["status"] == "proof of concept") & not_run)).mean()
