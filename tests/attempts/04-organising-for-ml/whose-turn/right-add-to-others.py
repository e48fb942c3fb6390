def turn(requests):
    return (requests["arrival"] + 30 * (1 - requests["fixed_date"])).to_numpy()
