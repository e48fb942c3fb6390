# message: that is the probability that somebody leaves
choice = {"needed_if_recruited": 4, "needed_if_trained": 2, "vacancies": 20, "way": "train only"}


def supported(people, years, leaving):
    return 1 - (1 - leaving) ** (years * people)
