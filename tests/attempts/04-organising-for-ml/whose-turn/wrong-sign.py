# message: the lowest number goes first
def turn(requests):
    return requests["arrival"] + 60 * requests["fixed_date"]
