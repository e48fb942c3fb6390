# message: the lowest number goes first
def turn(requests):
    return requests["arrival"] + 30 * requests["fixed_date"]
