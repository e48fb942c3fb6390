def turn(requests):
    return requests["arrival"].where(~requests["fixed_date"], requests["arrival"] - 30)
