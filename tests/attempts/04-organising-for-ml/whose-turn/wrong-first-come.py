# message: to put them well ahead
def turn(requests):
    return requests["arrival"] - 5 * requests["fixed_date"]
