# message: with too long a head start
def turn(requests):
    return requests["arrival"] - 1000 * requests["fixed_date"]
