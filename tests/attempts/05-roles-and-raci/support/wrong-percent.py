# message: from 0 to 1, not in percent
choice = {"needed_if_recruited": 4, "needed_if_trained": 2, "vacancies": 20, "way": "train only"}


def supported(people, years, leaving):
    return 100 * (1 - (1 - (1 - leaving) ** years) ** people)
