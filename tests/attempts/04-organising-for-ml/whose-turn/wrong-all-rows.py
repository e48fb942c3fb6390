# message: only rows with a fixed date may get one
def turn(requests):
    arrival, fixed = requests["arrival"], requests["fixed_date"]
    return arrival - 30
