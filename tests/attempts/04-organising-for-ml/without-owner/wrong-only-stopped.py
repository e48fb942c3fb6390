# message: nobody runs any more is on the shelf
def share_without_owner(projects, valid_owners):
    live = projects[projects["status"] == "production"]
    return (~live["production_owner"].isin(valid_owners)).mean()


def share_shelved(projects):
    tried = projects[projects["status"] != "idea"]
    return (tried["status"] == "stopped").mean()
