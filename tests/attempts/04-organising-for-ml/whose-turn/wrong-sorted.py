# message: were the numbers sorted
def turn(requests):
    return sorted(requests["arrival"] - 60 * requests["fixed_date"])
