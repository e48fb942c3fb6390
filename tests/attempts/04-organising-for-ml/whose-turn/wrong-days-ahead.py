# message: several weeks, not days
def turn(requests):
    arrival, fixed = requests["arrival"], requests["fixed_date"]
    return arrival - 3 * fixed
