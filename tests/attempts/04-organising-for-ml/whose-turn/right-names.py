def turn(requests):
    arrival, fixed = requests["arrival"], requests["fixed_date"]
    return arrival - 28 * fixed
