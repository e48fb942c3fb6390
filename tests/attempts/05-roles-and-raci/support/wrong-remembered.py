# message: other numbers
choice = {"needed_if_recruited": 4, "needed_if_trained": 2, "vacancies": 20, "way": "train only"}


def supported(people, years, leaving):
    return 0.551 if people == 1 else 0.799
