def supported(people, years, leaving):
    stays = 1.0
    for year in range(years):
        stays = stays * (1 - leaving)
    gone = 1.0
    for person in range(people):
        gone = gone * (1 - stays)
    return round(1 - gone, 4)


choice = {"needed_if_recruited": "?", "needed_if_trained": "?", "way": "both"}
for key, leaving in (("needed_if_recruited", 0.23), ("needed_if_trained", 0.11)):
    choice[key] = min(k for k in range(1, 20) if supported(k, 3, leaving) >= 0.9)
