# message: other numbers
choice = {"needed_if_recruited": 4, "needed_if_trained": 2, "vacancies": 20, "way": "train only"}


def supported(people, years, leaving):
    stays = (1 - 0.18) ** years
    return 1 - (1 - stays) ** people
