# message: the last request waits 58 working days
def turn(requests):
    arrival, fixed = requests["arrival"], requests["fixed_date"]
    return arrival - 60 * fixed
