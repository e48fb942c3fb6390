def supported(people, years, leaving):
    stays = 1 - leaving
    for year in range(years - 1):
        stays = stays * (1 - leaving)
    gone = 1
    for person in range(people):
        gone = gone * (1 - stays)
    return 1 - gone


choice = {"needed_if_recruited": 4, "needed_if_trained": 2, "vacancies": 20, "way": "train only"}
