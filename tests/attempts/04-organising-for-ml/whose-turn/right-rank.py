def turn(requests):
    early = requests["arrival"] - 32 * requests["fixed_date"]
    return early.rank(method="first")
