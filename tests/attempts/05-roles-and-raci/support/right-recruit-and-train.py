choice = {"needed_if_recruited": 4, "needed_if_trained": 2, "vacancies": 20, "way": "recruit + train"}


def supported(people, years, leaving):
    one_stays = (1 - leaving) ** years
    nobody_left = (1 - one_stays) ** people
    return 1 - nobody_left
