# message: which reaches a probability of 0.46
choice = {"needed_if_recruited": 1, "needed_if_trained": 2, "vacancies": 20, "way": "train only"}


def supported(people, years, leaving):
    all_gone = (1 - (1 - leaving) ** years) ** people
    return 1 - all_gone
