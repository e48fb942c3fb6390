# message: every single year
choice = {"needed_if_recruited": 4, "needed_if_trained": 2, "vacancies": 20, "way": "recruit + train"}


def supported(people, years, leaving):
    stays = 1 - leaving**years
    return 1 - (1 - stays) ** people
