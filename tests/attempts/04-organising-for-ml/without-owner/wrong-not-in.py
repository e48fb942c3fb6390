# message: ask for one value, not a column
def share_without_owner(projects, valid_owners):
    live = projects[projects["status"] == "production"]
    return (live["production_owner"] not in valid_owners).mean()


def share_shelved(projects):
    tried = projects[projects["status"] != "idea"]
    stopped = tried["status"] == "stopped"
    ran = tried["last_run"] >= "2025-01"
    asleep = (tried["status"] == "proof of concept") & ~ran
    return (stopped | asleep).mean()
