# message: few of such vacancies are filled within 29 weeks
choice = {"needed_if_recruited": 4, "needed_if_trained": 2, "vacancies": 6, "way": "train only"}


def supported(people, years, leaving):
    all_gone = (1 - (1 - leaving) ** years) ** people
    return 1 - all_gone
