# message: to put them well ahead
def turn(requests):
    return requests["days"]
