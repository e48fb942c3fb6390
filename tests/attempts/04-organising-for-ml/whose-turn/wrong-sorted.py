# message: were the numbers sorted
def turn(requests):
    return sorted(requests["arrival"] - 30 * requests["fixed_date"])
