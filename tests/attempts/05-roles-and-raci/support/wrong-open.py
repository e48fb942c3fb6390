# message: is still open
choice = {"needed_if_recruited": "?", "needed_if_trained": "?", "vacancies": "?", "way": "?"}


def supported(people, years, leaving):
    all_gone = (1 - (1 - leaving) ** years) ** people
    return 1 - all_gone
