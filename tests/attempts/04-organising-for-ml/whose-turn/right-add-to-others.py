def turn(requests):
    return (requests["arrival"] + 50 * (1 - requests["fixed_date"])).to_numpy()
